"""Loads and stores quotes."""

from datetime import timedelta
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.items import QuoteItem
from wattwerk.catalog.schemas import Quote
from wattwerk.platform.items import expiry
from wattwerk.platform.schema import DEFERRED
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language

KEPT_AFTER_VALIDITY = timedelta(days=30)
"""An expired quote can still be recomputed for a prospect who comes back to it."""

_LANGUAGE: TypeAdapter[Language] = TypeAdapter(Language, config=DEFERRED)


class StoredQuote(NamedTuple):
    """A quote and the language of its texts."""

    quote: Quote
    language: Language


def add(transaction: Transaction, quote: Quote, language: Language) -> None:
    """Write a new quote; it is deleted some time after its validity."""
    transaction.create(_item(quote, language))


def replace(transaction: Transaction, stored: StoredQuote) -> None:
    """Write a quote in the place of the one with the same identifier."""
    transaction.save(_item(stored.quote, stored.language))


def find(quote_id: str) -> StoredQuote | None:
    """Return a quote, also one that has just been written."""
    try:
        item = QuoteItem.get(*QuoteItem.key(quote_id), consistent_read=True)
    except QuoteItem.DoesNotExist:
        return None
    return StoredQuote(Quote.model_validate_json(item.quote), _LANGUAGE.validate_python(item.language))


def _item(quote: Quote, language: Language) -> QuoteItem:
    return QuoteItem(
        *QuoteItem.key(quote.quote_id),
        quote=quote.model_dump_json(),
        language=language,
        expires_at=expiry(quote.valid_until + KEPT_AFTER_VALIDITY),
    )
