"""Models of what is passed to the billing system together."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.billing.schemas.transactions import TransactionKind
from wattwerk.platform.schema import PageRequest, Schema


class ExportRequest(Schema):
    """Which transactions to pass to billing: these, or all that were received, of a kind if named."""

    brand: str
    transaction_ids: Annotated[list[str], Field(min_length=1, max_length=100)] | None = None
    kind: TransactionKind | None = None


class TransactionExport(Schema):
    """Transactions that were passed to billing together."""

    export_id: str
    brand: str
    exported_at: datetime
    actor: str
    transaction_ids: list[str]
    held: int = Field(default=0, description="Left out because the customer can still undo them.")


class ExportsQuery(PageRequest):
    """Which exports to list, newest first."""

    brand: str


class ExportFileQuery(Schema):
    """In which form the file of an export is wanted."""

    brand: str
    format: Literal["csv", "json"]


class ExportFile(Schema):
    """The file for billing. It holds full IBANs."""

    file_name: str
    media_type: str
    content: str
