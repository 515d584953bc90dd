"""Which of their documents customers see: the brand's rules decide, the first that fits counts."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from wattwerk.brands.domain import InboxRule
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.platform.vocabulary import DocumentCategory

_CATEGORIES = {
    DocumentKind.CONTRACT_SUMMARY: DocumentCategory.CONTRACT,
    DocumentKind.ORDER_CONFIRMATION: DocumentCategory.CONTRACT,
    DocumentKind.CONTRACT_CONFIRMATION: DocumentCategory.CONTRACT,
    DocumentKind.POWER_OF_ATTORNEY: DocumentCategory.CONTRACT,
    DocumentKind.OFFER: DocumentCategory.CONTRACT,
    DocumentKind.INVOICE: DocumentCategory.INVOICE,
    DocumentKind.UPLOAD: DocumentCategory.UPLOAD,
}


def category_of(kind: DocumentKind) -> DocumentCategory:
    """Return under which category customers look for a kind; what is nothing else is a letter."""
    return _CATEGORIES.get(kind, DocumentCategory.LETTER)


def is_shown(
    *, category: DocumentCategory, title: str, issued_on: date, rules: Iterable[InboxRule], today: date
) -> bool:
    """Return whether a document is in the customer's inbox today; without a rule for it, it is."""
    for rule in rules:
        if rule.category not in (None, category):
            continue
        if rule.title_contains.casefold() not in title.casefold():
            continue
        return rule.shown and (rule.months is None or issued_on > months_before(today, rule.months))
    return True


def months_before(day: date, months: int) -> date:
    """Return the day so many months ago; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
