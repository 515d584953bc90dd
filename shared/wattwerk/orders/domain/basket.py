"""What is ordered besides the tariff itself: answers to its questions, other products, a bundle."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import ExtraProduct, Offer
from wattwerk.orders.domain.order_form import OrderDraft, OrderedExtra
from wattwerk.platform import extra_fields
from wattwerk.platform.extra_fields import Answer, FormField, GivenAnswer
from wattwerk.platform.problems import FieldError
from wattwerk.platform.schema import Schema


class OrderedProduct(Schema):
    """A product besides energy, as it was offered, with what was answered."""

    product: ExtraProduct
    answers: list[GivenAnswer] = Field(default_factory=list)


def basket_faults(
    draft: OrderDraft,
    offer: Offer,
    extra_products: Sequence[ExtraProduct],
    bundles: Sequence[Bundle],
    ordered_with: Iterable[str] = (),
) -> list[FieldError]:
    """Return what is wrong with answers, other products and the bundle."""
    faults = extra_fields.faults(offer.extra_fields, draft.answers, pointer="/answers")
    faults += extras_faults(draft.extras, extra_products)
    if draft.bundle_code and bundle_of(draft, bundles, ordered_with) is None:
        faults.append(
            FieldError("/bundle_code", "bundle_not_available", "These products are no bundle any more.")
        )
    return faults


def extras_faults(extras: Sequence[OrderedExtra], extra_products: Sequence[ExtraProduct]) -> list[FieldError]:
    """Return what is wrong with the products besides energy."""
    sold = {product.product_code: product for product in extra_products}
    faults: list[FieldError] = []
    for position, extra in enumerate(extras):
        pointer = f"/extras/{position}"
        product = sold.get(extra.product_code)
        if product is None:
            faults.append(
                FieldError(
                    f"{pointer}/product_code", "product_not_available", "This product is not offered here."
                )
            )
        else:
            faults += extra_fields.faults(product.extra_fields, extra.answers, pointer=f"{pointer}/answers")
    return faults


def bundle_of(
    draft: OrderDraft, bundles: Sequence[Bundle], ordered_with: Iterable[str] = ()
) -> Bundle | None:
    """Return the bundle that is ordered, None when one of its parts is not ordered with it.

    ``ordered_with`` are codes of products that are ordered at once in other orders.
    """
    ordered = {
        draft.product_code,
        *(extra.product_code for extra in draft.extras),
        *(part.product_code for part in draft.further_supplies),
        *ordered_with,
    }
    return next(
        (
            bundle
            for bundle in bundles
            if bundle.bundle_code == draft.bundle_code
            and ordered >= {part.product_code for part in bundle.parts}
        ),
        None,
    )


def ordered_products(
    draft: OrderDraft, extra_products: Sequence[ExtraProduct], yes: str, no: str
) -> list[OrderedProduct]:
    """Return the products besides energy with their answers in words; ``yes`` and ``no`` are words."""
    sold = {product.product_code: product for product in extra_products}
    return [
        OrderedProduct(
            product=sold[extra.product_code],
            answers=answers_in_words(sold[extra.product_code].extra_fields, extra.answers, yes, no),
        )
        for extra in draft.extras
    ]


def answers_in_words(
    fields: Sequence[FormField], answers: Mapping[str, Answer], yes: str, no: str
) -> list[GivenAnswer]:
    """Return the answers to the questions that appeared, as people read them."""
    kept = extra_fields.kept(fields, answers)
    return [
        GivenAnswer(key=field.key, question=field.label, answer=_in_words(field, kept[field.key], yes, no))
        for field in fields
        if field.key in kept
    ]


def _in_words(field: FormField, answer: Answer, yes: str, no: str) -> str:
    if isinstance(answer, bool):
        return yes if answer else no
    labels = {choice.value: choice.label for choice in field.choices}
    if isinstance(answer, list):
        return ", ".join(labels.get(value, value) for value in answer)
    return " ".join(part for part in (labels.get(answer, answer), field.unit) if part)
