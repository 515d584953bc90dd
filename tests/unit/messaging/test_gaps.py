"""Staff read in words what a contract summary lacks, and where they complete it."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest

from tests.unit.messaging import samples
from wattwerk.messaging.mails.gaps import SummaryGaps, contract_summary_incomplete
from wattwerk.messaging.wording import Wording
from wattwerk.orders.domain.contract_summary import MAY_BE_BLANK, missing
from wattwerk.platform.vocabulary import LANGUAGES, Language

ADMIN = "https://portal.example/admin"


def facts(language: Language, *gaps: str) -> dict[str, str]:
    product = SummaryGaps("NATUR24", "Musterstrom Natur 24", gaps)
    content = contract_summary_incomplete(product, admin=ADMIN, words=Wording(language, "Europe/Berlin"))
    return {fact.label: fact.value for fact in content.facts}


def test_gaps_stand_in_words_at_the_page_that_closes_them() -> None:
    assert facts("de", "/supplier/register_number", "/prices/components", "/supplier/vat_id") == {
        "Einstellungen → Marke und Kontakt": "Registernummer, USt-IdNr.",
        "Preislisten → aktuelle Version": "Preisbestandteile",
    }


def test_the_button_leads_to_the_first_of_them() -> None:
    gaps = SummaryGaps("NATUR24", "Musterstrom Natur 24", ("/conditions/payment_methods",))
    content = contract_summary_incomplete(gaps, admin=ADMIN, words=Wording("de", "Europe/Berlin"))
    assert content.action
    assert content.action.address == f"{ADMIN}/products/NATUR24/conditions"


def test_an_unknown_gap_is_told_as_it_is() -> None:
    assert list(facts("de", "/product/colour").values()) == ["/product/colour"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_may_be_missing_has_words(language: Language) -> None:
    summary = samples.placed_order(language).declaration.contract_summary
    # What the prospect says is checked before; what we set ourselves is never blank.
    ours = {"/language", "/brand", "/product/code", "/conditions/renewal"}
    choices = ("/kind", "/unit", "/meter_types/0")
    gaps = [
        pointer
        for pointer in _texts(summary.model_dump(exclude={"supply_point", "bundle", "extras"}), "")
        if pointer not in MAY_BE_BLANK | ours and not pointer.endswith(choices)
    ]
    assert len(gaps) > 25
    assert not [text for text in facts(language, *gaps).values() if "/" in text]


def test_a_blank_summary_is_told_completely() -> None:
    summary = samples.placed_order("de").declaration.contract_summary
    blank = summary.model_copy(
        update={
            "terms_url": "",
            "hotline": " ",
            "prices": summary.prices.model_copy(update={"components": []}),
            "conditions": summary.conditions.model_copy(update={"payment_methods": []}),
        }
    )
    assert facts("de", *missing(blank)) == {
        "Einstellungen → Allgemein": "Hotline, Adresse der AGB",
        "Produkte → dieses Produkt → Konditionen": "Zahlungsarten",
        "Preislisten → aktuelle Version": "Preisbestandteile",
    }


def _texts(value: Any, pointer: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, f"{pointer}/{name}")
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _texts(part, f"{pointer}/{position}")
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield pointer
