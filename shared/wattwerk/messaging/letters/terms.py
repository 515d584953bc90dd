"""The terms of a contract as sections of a letter, from the very lines that the prospect was shown."""

from collections.abc import Mapping

from wattwerk.documents.domain.letter import Row, Section
from wattwerk.messaging.wording import Wording

GROUPS: dict[str, tuple[str, ...]] = {
    "supplier": ("supplier", "contact"),
    "delivery": ("product", "supply_point", "grid_operator", "services", "extras", "supply_start"),
    "prices": (
        "consumption",
        "yearly_price",
        "base_price",
        "energy_price",
        "energy_price_off_peak",
        "instalment",
        "bonuses",
        "bundle",
        "price_guarantee",
        "price_adjustment",
    ),
    "term": ("term", "renewal", "notice_period"),
    "billing": ("billing", "payment_methods"),
    "rights": ("withdrawal", "liability", "dispute_settlement", "terms", "privacy"),
}
"""Which line stands in which section, in order."""

TOTAL = "yearly_price"


def sections(lines: Mapping[str, str], words: Wording) -> tuple[Section, ...]:
    """Return all lines of a contract summary, grouped under headings.

    Raises:
        LookupError: a line has no place; a letter that leaves out a term must not be issued.
    """
    homeless = set(lines) - {key for keys in GROUPS.values() for key in keys}
    if homeless:
        raise LookupError(f"no section shows {sorted(homeless)}")
    return tuple(
        Section(
            heading=words(f"letters.sections.{group}"),
            rows=tuple(
                Row(words(f"letters.lines.{key}"), lines[key], total=key == TOTAL)
                for key in keys
                if key in lines
            ),
        )
        for group, keys in GROUPS.items()
    )
