"""A customer takes a reported reading back."""

from wattwerk.metering import repository
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction


def take_back_report(
    *, customer_number: str, meter_id: str, reading_id: str, transaction: Transaction
) -> None:
    """Add to ``transaction`` that a reading is removed, so that another can be reported for its day.

    Raises:
        Problem: 404 when the customer has no such meter or reading.
    """
    meter = repository.find_meter_item(customer_number, meter_id)
    item = repository.find_reading_item(customer_number, reading_id)
    if meter is None or item is None:
        raise not_found("reading")
    remaining = [
        one for one in repository.reading_items(customer_number, meter_id, limit=2) if one.sk != item.sk
    ]
    if remaining:
        repository.show_last(meter, repository.observation(remaining[0]))
    else:
        repository.show_nothing(meter)
    transaction.delete(item, condition=type(item).pk.exists())
    transaction.save(meter)
