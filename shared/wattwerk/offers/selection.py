"""What of a quote is offered: tariffs and bundles to choose from, other products to add."""

from collections.abc import Iterable, Mapping

from pydantic import Field

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import ExtraProduct, Offer, Quote
from wattwerk.platform import extra_fields
from wattwerk.platform.extra_fields import Answers, FormField
from wattwerk.platform.problems import FieldError, Problem, invalid
from wattwerk.platform.schema import Schema


class Selection(Schema):
    """What was offered, at the prices that were promised."""

    offers: list[Offer] = Field(description="Tariffs among which the customer chooses.")
    bundles: list[Bundle] = Field(default_factory=list, description="Bundles among which, too.")
    bundle_tariffs: list[Offer] = Field(default_factory=list, description="The tariffs of the bundles.")
    extra_products: list[ExtraProduct] = Field(
        default_factory=list, description="Products besides energy, to be added or parts of a bundle."
    )

    def tariff(self, code: str) -> Offer | None:
        """Return a tariff that can be ordered alone or in a bundle."""
        return next(
            (one for one in (*self.offers, *self.bundle_tariffs) if one.product_code == code),
            None,
        )

    def refusals(self, chosen: "Chosen", extra_codes: Iterable[str]) -> list[FieldError]:
        """Return where somebody chose what the offer does not say."""
        bundle = next((one for one in self.bundles if one.bundle_code == chosen.bundle_code), None)
        if chosen.bundle_code and bundle is None:
            return [_not_offered("/bundle_code")]
        parts = {part.product_code for part in bundle.parts} if bundle else set()
        together = parts & {one.product_code for one in self.bundle_tariffs}
        tariffs = together if bundle else {one.product_code for one in self.offers}
        extras = parts | set(extra_codes)
        places = {
            "/product_code": chosen.product_code in tariffs,
            **{
                f"/further_supplies/{position}/product_code": code in together
                for position, code in enumerate(chosen.further_codes)
            },
            **{
                f"/extras/{position}/product_code": code in extras
                for position, code in enumerate(chosen.extra_codes)
            },
        }
        return [_not_offered(pointer) for pointer, offered in places.items() if not offered]


class Chosen(Schema):
    """What somebody takes of an offer, by codes of products."""

    product_code: str
    bundle_code: str = ""
    further_codes: list[str] = Field(default_factory=list)
    extra_codes: list[str] = Field(default_factory=list)


def selected(
    quote: Quote,
    *,
    product_codes: Iterable[str],
    bundle_codes: Iterable[str] = (),
    extra_codes: Iterable[str] = (),
    answers: Mapping[str, Answers],
) -> Selection:
    """Return what is offered of a quote.

    Raises:
        Problem: 422 when the quote does not offer it, when nothing is offered, or for answers to questions
            that nobody asks.
    """
    faults: list[FieldError] = []
    tariffs = {one.product_code: one for one in quote.offers}
    all_tariffs = {one.product_code: one for one in (*quote.offers, *quote.further_offers)}
    bundles = {one.bundle_code: one for one in quote.bundles}
    extras = {one.product_code: one for one in quote.extra_products}
    for pointer, codes, known in (
        ("/product_codes", product_codes, tariffs),
        ("/bundle_codes", bundle_codes, bundles),
        ("/extra_codes", extra_codes, extras),
    ):
        if any(code not in known for code in codes):
            faults.append(_not_offered(pointer))
    if faults:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    offered = Selection(
        offers=[tariffs[code] for code in dict.fromkeys(product_codes)],
        bundles=[bundles[code] for code in dict.fromkeys(bundle_codes)],
    )
    if not offered.offers and not offered.bundles:
        raise invalid("/product_codes", "missing", "Offer a tariff or a bundle.")
    parts = [part for bundle in offered.bundles for part in bundle.parts]
    in_bundles = dict.fromkeys(part.product_code for part in parts)
    whole = offered.model_copy(
        update={
            "bundle_tariffs": [all_tariffs[code] for code in in_bundles if code in all_tariffs],
            "extra_products": [
                extras[code] for code in dict.fromkeys((*in_bundles, *extra_codes)) if code in extras
            ],
        }
    )
    _require_fitting(answers, whole)
    return whole


def _require_fitting(answers: Mapping[str, Answers], selection: Selection) -> None:
    """Refuse answers that fit no question; what is missing is asked when the offer is accepted."""
    asking: dict[str, list[FormField]] = {
        one.product_code: one.extra_fields for one in (*selection.offers, *selection.bundle_tariffs)
    } | {one.product_code: one.extra_fields for one in selection.extra_products}
    faults = [
        fault
        for code, given in answers.items()
        for fault in extra_fields.faults(asking.get(code, []), given, pointer=f"/answers/{code}")
        if fault.code != "missing"
    ]
    if faults:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)


def _not_offered(pointer: str) -> FieldError:
    return FieldError(pointer, "product_not_offered", "This product is not part of the offer.")
