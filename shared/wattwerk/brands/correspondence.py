"""What people may write to a brand about, who answers, and until when."""

from typing import Self

from pydantic import Field, model_validator

from wattwerk.brands.setting import Setting

COMPLAINT_DAYS = 28
"""Suppliers answer complaints of consumers within four weeks of their receipt (§ 111a EnWG)."""


class Label(Setting):
    """A short text in the languages of the portal."""

    de: str
    en: str
    fr: str


class Team(Setting):
    """People who answer messages together."""

    team_id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,29}$")
    name: str = Field(min_length=1, max_length=60)


class MessageReason(Setting):
    """Something that people write about, and the team that answers."""

    reason_id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,29}$")
    label: Label
    team_id: str
    to_account_manager: bool = Field(
        default=False, description="Whether the customer's own contact person answers, if there is one."
    )
    complaint: bool = Field(default=False, description="Complaint in the sense of § 111a EnWG.")
    answer_within_days: int = Field(default=5, ge=1, le=90)

    @model_validator(mode="after")
    def _answered_in_time(self) -> Self:
        if self.complaint and self.answer_within_days > COMPLAINT_DAYS:
            raise ValueError(f"a complaint is answered within {COMPLAINT_DAYS} days (§ 111a EnWG)")
        return self


# Built without validation: every function that reads a brand would wait for it when it starts.
DEFAULT_TEAMS = (
    Team.model_construct(team_id="service", name="Kundenservice"),
    Team.model_construct(team_id="billing", name="Abrechnung"),
    Team.model_construct(team_id="complaints", name="Beschwerden"),
)


def _reason(reason_id: str, team_id: str, de: str, en: str, fr: str) -> MessageReason:
    return MessageReason.model_construct(
        reason_id=reason_id,
        team_id=team_id,
        label=Label.model_construct(de=de, en=en, fr=fr),
        to_account_manager=True,
    )


DEFAULT_REASONS = (
    _reason("bill", "billing", "Frage zur Rechnung", "Question about a bill", "Question sur une facture"),
    _reason("payment", "billing", "Abschlag und Zahlung", "Instalment and payment", "Acompte et paiement"),
    _reason("meter", "service", "Zähler und Zählerstand", "Meter and reading", "Compteur et relevé"),
    _reason("contract", "service", "Vertrag und Tarif", "Contract and tariff", "Contrat et tarif"),
    _reason("move", "service", "Umzug", "Moving house", "Déménagement"),
    _reason("other", "service", "Anderes Anliegen", "Something else", "Autre demande"),
    MessageReason.model_construct(
        reason_id="complaint",
        team_id="complaints",
        label=Label.model_construct(de="Beschwerde", en="Complaint", fr="Réclamation"),
        complaint=True,
        answer_within_days=COMPLAINT_DAYS,
    ),
)


class Correspondence(Setting):
    """The reasons for which people write, and the teams among which messages are shared out."""

    teams: tuple[Team, ...] = DEFAULT_TEAMS
    reasons: tuple[MessageReason, ...] = DEFAULT_REASONS

    @model_validator(mode="after")
    def _every_reason_has_a_team(self) -> Self:
        teams = {team.team_id for team in self.teams}
        homeless = [reason.reason_id for reason in self.reasons if reason.team_id not in teams]
        if homeless:
            raise ValueError(f"reasons without a team: {', '.join(homeless)}")
        return self

    def reason(self, reason_id: str) -> MessageReason | None:
        """Return the reason with this identifier, or None."""
        return next((reason for reason in self.reasons if reason.reason_id == reason_id), None)

    def has_team(self, team_id: str) -> bool:
        """Return whether there is such a team."""
        return any(team.team_id == team_id for team in self.teams)
