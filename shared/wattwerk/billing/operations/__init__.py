"""What changes contract accounts and transactions."""

from wattwerk.billing.operations.accounts import open_account, reserve_account_number
from wattwerk.billing.operations.bank_details import change_bank_details
from wattwerk.billing.operations.bill_delivery import change_bill_delivery
from wattwerk.billing.operations.contact import change_billing_address, change_contact_data
from wattwerk.billing.operations.exports import export_transactions
from wattwerk.billing.operations.instalments import change_instalment
from wattwerk.billing.operations.products import activate_product, add_product, cancel_product
from wattwerk.billing.operations.transactions import (
    change_status,
    receive_transaction,
    submit_transaction,
    take_back,
)

__all__ = [
    "activate_product",
    "add_product",
    "cancel_product",
    "change_bank_details",
    "change_bill_delivery",
    "change_billing_address",
    "change_contact_data",
    "change_instalment",
    "change_status",
    "export_transactions",
    "open_account",
    "receive_transaction",
    "reserve_account_number",
    "submit_transaction",
    "take_back",
]
