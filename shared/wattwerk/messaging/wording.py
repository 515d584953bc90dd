"""The words of mails and letters in one language, with figures and dates as that language writes them."""

from datetime import date, datetime
from decimal import Decimal

from wattwerk.messaging.domain import Addressee, polite_name
from wattwerk.platform import formatting
from wattwerk.platform.templates import Texts
from wattwerk.platform.vocabulary import Language

PACKAGE = "wattwerk.messaging"


class Wording(Texts):
    """Texts of this package, and how a brand's time and our figures are written among them."""

    def __init__(self, language: Language, time_zone: str) -> None:
        super().__init__(PACKAGE, language)
        self._time_zone = time_zone

    def greeting(self, person: Addressee) -> str:
        """Return the salutation of a person, e.g. ``Guten Tag Frau Dr. Öztürk-Weiß,``."""
        return self(f"salutation.{person.salutation.value}", name=polite_name(person))

    def money(self, amount: Decimal) -> str:
        """Return an amount in €."""
        return formatting.money(amount, self.language)

    def quantity(self, value: Decimal, unit: str) -> str:
        """Return a quantity with its unit."""
        return formatting.quantity(value, unit, self.language)

    def unit_price(self, value: Decimal, unit: str) -> str:
        """Return the price of a unit."""
        return formatting.unit_price(value, unit, self.language)

    def day(self, value: date) -> str:
        """Return a date in words."""
        return formatting.day(value, self.language)

    def moment(self, value: datetime) -> str:
        """Return date and time where the brand does its business."""
        return formatting.moment(value, self.language, self._time_zone)
