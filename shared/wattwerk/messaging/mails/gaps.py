"""The mail to staff about a product that nobody can order."""

from dataclasses import dataclass

from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording

PLACES = {
    "brand": "settings/brand",
    "rules": "settings/rules",
    "dispute_settlement": "settings/rules/dispute_settlement",
    "product": "products/{product_code}",
    "conditions": "products/{product_code}/conditions",
    "prices": "prices",
}
"""Where staff complete what is missing: pages of the admin app, in the order of the mail."""

_PLACE_OF = {
    "supplier": "brand",
    "brand_name": "brand",
    "hotline": "rules",
    "terms_url": "rules",
    "terms_version": "rules",
    "privacy_url": "rules",
    "withdrawal": "rules",
    "dispute_settlement": "dispute_settlement",
    "conditions": "conditions",
    "prices": "prices",
}


@dataclass(frozen=True)
class SummaryGaps:
    """A product with what its contract summary lacks, as JSON pointers into the summary."""

    product_code: str
    product_name: str
    missing: tuple[str, ...]

    def by_place(self) -> dict[str, tuple[str, ...]]:
        """Return the gaps by the place where they are closed; what has none is the product's."""
        return {
            place: found
            for place in PLACES
            if (
                found := tuple(
                    gap for gap in self.missing if _PLACE_OF.get(_parts(gap)[0], "product") == place
                )
            )
        }


def contract_summary_incomplete(gaps: SummaryGaps, *, admin: str, words: Wording) -> Content:
    """Return the news that nobody can order a product, and which page of ``admin`` completes what."""
    kind = MailKind.CONTRACT_SUMMARY_INCOMPLETE
    places = gaps.by_place()
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject", product_name=gaps.product_name),
        preview=words(f"{kind.value}.preview"),
        heading=words(f"{kind.value}.heading"),
        salutation=words("salutation.nobody"),
        paragraphs=words.lines(
            f"{kind.value}.paragraphs", product_name=gaps.product_name, product_code=gaps.product_code
        ),
        facts=tuple(
            Fact(
                words(f"labels.missing_in_{place}"),
                ", ".join(dict.fromkeys(_in_words(gap, words) for gap in found)),
                _address(place, gaps, admin),
            )
            for place, found in places.items()
        ),
        action=Action(words(f"{kind.value}.action"), _address(next(iter(places)), gaps, admin)),
        small_print=words.lines(f"{kind.value}.small_print"),
    )


def _address(place: str, gaps: SummaryGaps, admin: str) -> str:
    return f"{admin}/{PLACES[place].format(product_code=gaps.product_code)}"


def _in_words(gap: str, words: Wording) -> str:
    try:
        return words(f"{MailKind.CONTRACT_SUMMARY_INCOMPLETE.value}.gaps.{'_'.join(_parts(gap))}")
    except LookupError:
        # A summary that says more one day: the pointer tells staff more than no mail at all.
        return gap


def _parts(gap: str) -> list[str]:
    """Return the names in a pointer, without positions in lists."""
    return [part for part in gap.split("/") if part and not part.isdigit()]
