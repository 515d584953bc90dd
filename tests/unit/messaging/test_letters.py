"""Letters about an order: complete, from the very lines that the prospect was shown."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.messaging import samples
from wattwerk.documents.domain.letter import Letter
from wattwerk.messaging.letters import orders as letters
from wattwerk.messaging.letters import terms
from wattwerk.messaging.letters.offers import offer_letter
from wattwerk.messaging.wording import Wording
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.platform.vocabulary import LANGUAGES, Language

TODAY = date(2026, 11, 23)
WITHDRAW = "https://portal.example/order/withdraw?brand=musterstadt"


def words(language: Language = "de") -> Wording:
    return Wording(language, "Europe/Berlin")


def values(letter: Letter) -> dict[str, str]:
    return {row.label: row.value for section in letter.sections for row in section.rows}


def confirmed(order: PlacedOrder, language: Language = "de") -> Letter:
    return letters.order_confirmation(
        order, brand=samples.brand(), issued_on=TODAY, withdraw=WITHDRAW, words=words(language)
    )


def accepted(order: PlacedOrder) -> Letter:
    return letters.contract_confirmation(
        order,
        contract_number="70000017",
        customer_number="20260017",
        acceptance="Wir nehmen Ihren Auftrag an.",
        brand=samples.brand(),
        issued_on=TODAY,
        withdraw=WITHDRAW,
        words=words(),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_has_every_line_that_was_shown_and_nothing_else(language: Language) -> None:
    order = samples.placed_order(language)
    summary = letters.contract_summary(order, issued_on=TODAY, words=words(language))

    shown = [row.value for section in summary.sections for row in section.rows]
    assert sorted(shown) == sorted(order.declaration.contract_summary_lines.values())
    assert "§ 41" in summary.marking


def test_a_line_without_a_place_stops_the_letter() -> None:
    with pytest.raises(LookupError, match="new_duty"):
        terms.sections({"new_duty": "Seit 2027 Pflicht"}, words())


def test_the_confirmation_repeats_what_was_entered_with_the_account_masked() -> None:
    shown = values(confirmed(samples.placed_order()))

    assert shown["Name"] == "Dr. Änne Öztürk-Weiß"
    assert shown["Lieferadresse"] == "Gänsefüßchenweg 7 b, Hinterhaus, 3. OG, 80331 München"
    assert shown["Zählernummer"] == "1EMH0012345678"
    assert shown["Bisheriger Lieferant"] == "Bayernkraft AG"
    assert shown["IBAN"] == "DE02 … 2051"
    assert shown["Mandatsreferenz"] == "M-7K2M-Q4XN"


def test_the_confirmation_quotes_the_declarations_that_were_made_and_no_others() -> None:
    order = samples.placed_order()
    shown = values(confirmed(order))

    assert shown["Vollmacht zur Kündigung"] == order.declaration.shown.texts["power_of_attorney"]
    assert "§ 357a" in shown["Früher Lieferbeginn"]
    assert "Werbung per E-Mail" not in shown


def test_what_was_not_entered_leaves_no_empty_line() -> None:
    person = {
        "first_name": "Kim",
        "last_name": "Lê",
        "email": "kim@example.org",
        "date_of_birth": "1990-01-01",
    }
    letter = confirmed(samples.placed_order(person=person, meter={"meter_number": "1EMH0012345678"}))

    assert all(values(letter).values())
    assert "Telefon" not in values(letter)
    assert letter.recipient[0] == "Kim Lê"


def test_the_letter_goes_to_the_billing_address_with_the_company_first() -> None:
    elsewhere = {"street": "Am Markt", "house_number": "1", "postcode": "01067", "town": "Dresden"}
    company = {
        "first_name": "Jörg",
        "last_name": "Knöpfle",
        "email": "j@example.org",
        "company": "Knöpfle GmbH",
    }
    order = samples.placed_order(customer_type="business", billing_address=elsewhere, person=company)

    letter = confirmed(order)
    assert letter.recipient == ("Knöpfle GmbH", "Jörg Knöpfle", "Am Markt 1", "01067 Dresden")
    assert values(letter)["Rechnungsadresse"] == "Am Markt 1, 01067 Dresden"


def test_consumers_get_the_withdrawal_information_with_order_and_with_contract() -> None:
    order = samples.placed_order()

    with_order, with_contract = confirmed(order).withdrawal, accepted(order).withdrawal
    assert with_order
    assert with_contract
    assert (with_order.number, with_contract.number) == ("A-7K2M-Q4XN", "70000017")
    assert with_order.online_address == WITHDRAW


def test_businesses_have_no_right_to_withdraw_and_get_no_information_on_it() -> None:
    business = samples.placed_order(customer_type="business")

    assert confirmed(business).withdrawal is None
    assert accepted(business).withdrawal is None
    assert "Widerrufsbelehrung" not in values(confirmed(business))


def test_the_contract_names_the_start_that_was_accepted() -> None:
    order = samples.placed_order()
    later = replace(order, supply_start=date(2027, 1, 15))

    assert values(accepted(order))["Lieferbeginn"] == "Voraussichtlich am 1. Januar 2027"
    assert values(accepted(later))["Lieferbeginn"] == "15. Januar 2027"
    assert values(confirmed(later))["Voraussichtlicher Lieferbeginn"] == "1. Januar 2027"


def test_the_acceptance_stands_in_the_letter_word_for_word() -> None:
    assert accepted(samples.placed_order()).introduction[0] == "Wir nehmen Ihren Auftrag an."


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_tells_prices_and_terms_of_each_tariff_and_until_when_they_hold(language: Language) -> None:
    offer = samples.sales_offer(language)
    letter = offer_letter(offer, brand=samples.brand(), issued_on=TODAY, words=words(language))
    basis, tariff = letter.sections
    assert tariff.heading == samples.OFFER.name
    assert [row.label for row in tariff.rows if row.total] == [words(language)("letters.lines.yearly_price")]
    assert len(basis.rows) == 2
    assert words(language).day(offer.terms.valid_until) in " ".join(letter.conclusion)


def test_an_offer_begins_with_the_own_words_of_staff() -> None:
    letter = offer_letter(samples.sales_offer(), brand=samples.brand(), issued_on=TODAY, words=words())
    assert letter.introduction == ("wie besprochen.", "Bis bald!")
