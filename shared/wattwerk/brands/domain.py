"""What a brand has decided for itself: terms, deadlines, tolerances, senders.

Law and market rules change, so everything that a rule leaves open, and everything that may
change with it, is a setting with a default here and never a constant elsewhere.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from wattwerk.brands.correspondence import Correspondence
from wattwerk.brands.setting import Setting
from wattwerk.platform.extra_fields import ExtraField
from wattwerk.platform.schema import WebAddress
from wattwerk.platform.vocabulary import Commodity, CustomerType, DocumentCategory, Language

StartReason = Literal["supplier_switch", "move_in"]
Market = Literal["DE", "AT"]
"""Where a brand sells: what the law says about terms differs."""


class Sender(Setting):
    """From whom the mails of a brand come."""

    name: str
    address: str
    reply_to: str


class MailSignature(Setting):
    """What stands below the name of the brand at the end of every mail, in each language."""

    de: str = Field(default="", max_length=400)
    en: str = Field(default="", max_length=400)
    fr: str = Field(default="", max_length=400)

    def lines(self, language: Language) -> list[str]:
        """Return the signature line by line."""
        text: str = getattr(self, language)
        return [line.strip() for line in text.splitlines() if line.strip()]


class LeadTime(Setting):
    """How many BDEW working days lie between an order and the earliest start of supply.

    Electricity: deregistration for the next working day, registration for the working day after
    next (§ 20a EnWG, GPKE). Gas knows no switch within 24 hours (GeLi Gas).
    """

    commodity: Commodity
    reason: StartReason
    working_days: int = Field(ge=0, le=60)


class ToleranceBand(Setting):
    """How far a reported consumption may lie from the expected one without a question.

    Small users get a wide band in percent. A band holds up to and including ``up_to``;
    the last one has none.
    """

    up_to: Decimal | None = Field(default=None, description="Expected consumption in kWh.")
    below: Decimal = Field(description="Percent that may be missing.")
    above: Decimal = Field(description="Percent that may be in excess.")


class DisputeSettlement(Setting):
    """Conciliation body that energy contracts have to name (§ 111b EnWG, § 41 (1) EnWG)."""

    name: str
    street: str
    postcode: str
    town: str
    phone: str
    email: str
    website: WebAddress


class InboxRule(Setting):
    """Whether customers see certain documents in the portal, and for how long.

    The first rule that fits a document decides; a document that none fits is shown.
    """

    category: DocumentCategory | None = Field(default=None, description="Empty: every category.")
    title_contains: str = Field(default="", max_length=80, description="Empty: every title.")
    shown: bool = True
    months: int | None = Field(
        default=None, ge=1, le=240, description="How long after their issue; empty: for good."
    )


class TerminationRules(Setting):
    """What the law says about the end of contracts, where a brand is not more generous."""

    longest_notice_months: int = Field(
        default=1, ge=0, le=3, description="Longest notice period for households (§ 309 no. 9 c BGB)."
    )
    longest_notice_since: date = Field(
        default=date(2022, 3, 1),
        description="First day of contracts to which that applies (Art. 229 § 60 EGBGB).",
    )
    moving_notice_days: int = Field(
        default=42, ge=0, le=42, description="Notice of households that move out (§ 41b (5) EnWG)."
    )
    offers_after_moving: bool = Field(
        default=False,
        description="Whether the brand may offer the same terms at the new place within two weeks; "
        "then a clerk decides about cancellations of households that move (§ 41b (5) EnWG).",
    )


class RenewalLimit(Setting):
    """How long a market lets contracts go on by themselves after their first term, from a day on.

    The months are those of all silent extensions together. Germany knows none for households: after
    the first term a contract is open-ended, with a month's notice at most (§ 309 no. 9 b BGB).
    """

    market: Market
    since: date = Field(description="First day of conclusion to which this applies.")
    household_months: int | None = Field(ge=0, le=240, description="0: open-ended only; empty: no limit.")
    other_months: int | None = Field(
        default=None, ge=0, le=240, description="For all other customers; empty: no limit."
    )

    def months(self, customer_type: CustomerType) -> int | None:
        """Return by how many months silent extensions may prolong a contract, None without a limit."""
        household = customer_type is CustomerType.HOUSEHOLD
        return self.household_months if household else self.other_months


class PriceChangeNotice(Setting):
    """How long before new prices customers have to be told (§ 41 (5) EnWG), from a day on."""

    since: date = Field(default=date(2021, 7, 27), description="First effective day to which this applies.")
    household_months: int = Field(default=1, ge=1, le=12)
    safety_days: int = Field(
        default=1, ge=0, le=30, description="Days more for households, so that letters arrive in time."
    )
    other_days: int = Field(default=14, ge=14, le=365, description="For all other customers.")


class InstalmentPolicy(Setting):
    """Within which bounds customers choose their instalment, and when instalments are due.

    No law gives a free choice (§ 41b (3) EnWG, § 13 StromGVV); the two weeks are § 40c (1) EnWG.
    """

    lowest_percent: int = Field(default=80, ge=1, le=100, description="Percent of the forecast at least.")
    highest_percent: int = Field(default=200, ge=100, le=1000, description="Percent of the forecast at most.")
    notice_days: int = Field(
        default=14, ge=14, le=90, description="Days between a change and its first due date."
    )
    due_day: int = Field(default=1, ge=1, le=28, description="Day of the month on which instalments are due.")


class AccountSettings(Setting):
    """How customers come to a login for the portal."""

    activation: Literal["automatic", "known_address", "manual"] = Field(
        default="automatic",
        description="Who releases a login after registration: nobody has to; staff, unless the e-mail "
        "address is the one that we know of the customer; staff always.",
    )
    creation: Literal["contract_concluded", "status", "registration"] = Field(
        default="contract_concluded",
        description="When customers get a login: as soon as a contract is concluded, when it reaches a "
        "status that creates one, or by registration.",
    )
    invitation_mail: bool = Field(
        default=True, description="Invite customers to the portal by mail when their login is created."
    )
    first_password: Literal["link", "initial_password"] = Field(
        default="link",
        description="How a new login gets its password: its owner chooses one by a link; or a generated one "
        "comes by mail and has to be changed at the first sign-in.",
    )
    initial_password_days: int = Field(
        default=7, ge=1, le=30, description="Days for which a generated password works."
    )


class BlacklistPolicy(Setting):
    """How sure the blacklist has to be, and what it may do by itself."""

    threshold: int = Field(
        default=80, ge=50, le=100, description="Score from which an entry counts; 100 is the very same."
    )
    automatic_rejection: Literal["never", "businesses"] = Field(
        default="never",
        description="Whose orders are declined without a clerk. Households never are: nobody is excluded "
        "by a machine alone (Art. 22 GDPR), and default supply must not be refused (§ 36 EnWG).",
    )


class Interface(Setting):
    """A system of somebody else that is told of statuses, or asked for a check, over HTTPS.

    The secret with which calls are signed lies in the secret store, under the deployment's prefix, the
    brand and this name.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="e.g. `credit_agency`.")
    url: str = Field(
        pattern=r"^https?://[^\s]+$", max_length=500, description="Plain HTTP works locally only."
    )


# Built without validation: every function that reads a brand would wait for it when it starts.
DEFAULT_LEAD_TIMES = (
    LeadTime.model_construct(commodity=Commodity.ELECTRICITY, reason="supplier_switch", working_days=2),
    LeadTime.model_construct(commodity=Commodity.ELECTRICITY, reason="move_in", working_days=2),
    LeadTime.model_construct(
        commodity=Commodity.HEATING_ELECTRICITY, reason="supplier_switch", working_days=2
    ),
    LeadTime.model_construct(commodity=Commodity.HEATING_ELECTRICITY, reason="move_in", working_days=2),
    LeadTime.model_construct(commodity=Commodity.GAS, reason="supplier_switch", working_days=10),
    LeadTime.model_construct(commodity=Commodity.GAS, reason="move_in", working_days=10),
)
LONGEST_LEAD_TIME = 10
"""Working days for a commodity and reason without a lead time of its own."""

DEFAULT_TOLERANCE_BANDS = (
    ToleranceBand.model_construct(up_to=Decimal(700), below=Decimal(100), above=Decimal(100)),
    ToleranceBand.model_construct(up_to=Decimal(2000), below=Decimal(25), above=Decimal(50)),
    ToleranceBand.model_construct(up_to=None, below=Decimal(30), above=Decimal(30)),
)

DEFAULT_RENEWAL_LIMITS = (
    # Before, extensions of a year at most were allowed (§ 309 no. 9 b BGB as of 2002).
    RenewalLimit.model_construct(
        market="DE", since=date(2002, 1, 1), household_months=None, other_months=None
    ),
    RenewalLimit.model_construct(market="DE", since=date(2022, 3, 1), household_months=0, other_months=None),
    RenewalLimit.model_construct(market="AT", since=date(2002, 1, 1), household_months=24, other_months=None),
)

CONCILIATION_BODY = DisputeSettlement.model_construct(
    name="Schlichtungsstelle Energie e. V.",
    street="Friedrichstraße 133",
    postcode="10117",
    town="Berlin",
    phone="+49 30 27572400",
    email="info@schlichtungsstelle-energie.de",
    website="https://www.schlichtungsstelle-energie.de",
)


class BrandSettings(Setting):
    """Decisions of a brand that only the back office needs to know."""

    automatic_acceptance: bool = Field(
        default=False, description="Accept orders without open checks at once, without a clerk."
    )
    quote_valid_days: int = Field(default=14, ge=1, le=90)
    latest_start_days: int = Field(
        default=365, ge=1, description="How far ahead a start of supply can be wished for."
    )
    lead_times: tuple[LeadTime, ...] = DEFAULT_LEAD_TIMES
    sender: Sender
    mail_signature: MailSignature = Field(default_factory=MailSignature)
    hotline: str = Field(description="Telephone number with hours, as letters show it.")
    creditor_id: str = Field(description="SEPA creditor identifier, e.g. `DE98ZZZ09999999999`.")
    terms_url: WebAddress
    terms_version: str = Field(description="Version of the terms that an order refers to.")
    privacy_url: WebAddress
    withdrawal_information_version: str
    meter_operation_included: bool = Field(
        default=True, description="Whether the price covers metering operation (§ 41 (1) EnWG)."
    )
    dispute_settlement: DisputeSettlement = CONCILIATION_BODY
    reading_window_days: int = Field(
        default=42, ge=1, description="How many days back a reading may be dated when it is reported."
    )
    tolerance_bands: tuple[ToleranceBand, ...] = DEFAULT_TOLERANCE_BANDS
    termination: TerminationRules = Field(default_factory=TerminationRules)
    market: Market = Field(default="DE", description="Whose law the terms of contracts follow.")
    renewal_limits: tuple[RenewalLimit, ...] = Field(
        default=DEFAULT_RENEWAL_LIMITS,
        description="How long contracts may go on by themselves, by market and day of conclusion.",
    )
    inbox_rules: tuple[InboxRule, ...] = Field(
        default=(), description="Which documents customers see in the portal."
    )
    correspondence: Correspondence = Field(default_factory=Correspondence)

    instalments: InstalmentPolicy = Field(default_factory=InstalmentPolicy)
    accounts: AccountSettings = Field(default_factory=AccountSettings)
    blacklist: BlacklistPolicy = Field(default_factory=BlacklistPolicy)
    contract_form: tuple[ExtraField, ...] = Field(
        default=(), description="Further questions that staff answer on every contract of the brand."
    )
    price_change_notice: tuple[PriceChangeNotice, ...] = Field(
        default=(), description="Notice of price changes; empty: a month and a day, two weeks for businesses."
    )
    interfaces: tuple[Interface, ...] = Field(
        default=(), description="Other systems that the status machine can call."
    )
    bank_change_undo_hours: int = Field(
        default=24,
        ge=0,
        le=168,
        description="Hours in which a link in a mail undoes new bank details; billing gets them afterwards.",
    )

    def lead_time(self, commodity: Commodity, reason: StartReason) -> int:
        """Return the lead time in BDEW working days."""
        wanted = (commodity, reason)
        for entry in self.lead_times:
            if (entry.commodity, entry.reason) == wanted:
                return entry.working_days
        return LONGEST_LEAD_TIME

    def longest_renewal(self, customer_type: CustomerType, concluded_on: date) -> int | None:
        """Return by how many months silent extensions may prolong a contract; None without a limit.

        Where the market has no rule yet, a contract may only go on open-ended.
        """
        rules = [
            rule for rule in self.renewal_limits if rule.market == self.market and rule.since <= concluded_on
        ]
        return max(rules, key=lambda rule: rule.since).months(customer_type) if rules else 0

    def tolerance_band(self, expected: Decimal) -> ToleranceBand:
        """Return the band for an expected consumption in kWh."""
        for band in self.tolerance_bands:
            if band.up_to is None or expected <= band.up_to:
                return band
        return self.tolerance_bands[-1]
