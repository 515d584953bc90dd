"""What customers read of the tariffs of their contracts."""

from datetime import datetime

from wattwerk.contracts import tariffs
from wattwerk.contracts.tariffs import Tariff, TariffQuery
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller

app = Api("portal-tariffs", audience="customer", description="Your tariffs and their prices.")


@app.endpoint("GET", "/portal/contracts/{contract_number}/tariff")
def tariff(contract_number: str, query: TariffQuery, caller: Caller, now: datetime) -> Tariff:
    """Show the tariff of a contract: description, documents, and its price sheet as of a day.

    The price sheet goes from the day of the conclusion to a year from now. Of days to come it tells what
    has been announced by now.
    """
    return tariffs.tariff(
        caller=caller,
        customer_number=caller.customer_number(),
        contract_number=contract_number,
        query=query,
        now=now,
    )
