"""Files with prices: announced by staff, sent by the browser, taken in by a worker."""

import json
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pynamodb.expressions.update import Action

from wattwerk.brands import queries as brands
from wattwerk.catalog import price_queries
from wattwerk.catalog.domain.import_progress import ImportState
from wattwerk.catalog.domain.price_rows import COLUMNS
from wattwerk.catalog.items import PriceImportItem
from wattwerk.catalog.operations.prices import describe, opened, store
from wattwerk.catalog.price_files.loading import Loading
from wattwerk.catalog.price_schemas import (
    LARGEST_FILE,
    ImportRepetition,
    PriceImport,
    PriceImportAnnouncement,
    PriceImportTicket,
)
from wattwerk.catalog.repository import price_lists
from wattwerk.platform import clock, storage
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction

TICKET_VALID_FOR = timedelta(minutes=30)
READING_SHARE = 80
"""Percent of the way when everything is read; writing is the rest."""
FINISHED = frozenset[ImportState]({"imported", "unchanged", "checked", "refused"})


def announce(
    *, caller: Caller, announcement: PriceImportAnnouncement, idempotency: Idempotency, now: datetime
) -> PriceImportTicket:
    """Let an administrator send a file with prices.

    Raises:
        Problem: 404 for a brand that is none of the caller's; 403 without the role.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_role(announcement.brand, "administrator")
    brands.brand(announcement.brand)
    import_id = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(6)}"
    form = storage.upload_form(
        key=import_key(announcement.brand, import_id), largest=LARGEST_FILE, valid_for=TICKET_VALID_FOR
    )
    ticket = PriceImportTicket(
        import_id=import_id, url=form.url, fields=form.fields, expires_at=now + TICKET_VALID_FOR
    )
    transaction = Transaction(now=now)
    request = {
        **announcement.model_dump(mode="json", exclude={"brand", "size"}),
        "announced_at": clock.timestamp(now),
        "announced_by": caller.actor,
    }
    price_lists.add_import(transaction, announcement.brand, import_id, request, now)
    transaction.remember(idempotency, ticket)
    transaction.commit()
    return ticket


def receive(*, brand: str, import_id: str, now: datetime) -> None:
    """Take in a file that arrived: check it completely, then write it. Called again it goes on where
    nothing is lost: a finished import stays as it is, a broken one begins anew."""
    item = price_lists.find_import(brand, import_id)
    if item is None or item.state in FINISHED:
        return
    item.update([PriceImportItem.begun_at.set(clock.timestamp(now))])
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "prices"
            storage.fetch_file(import_key(brand, import_id), path)
            _take_in(item, brand, path, now)
    except Exception:
        # The queue tries again later; until then people see it, and can begin it again at once.
        _tell(item, "failed")
        raise


def repeat(*, caller: Caller, import_id: str, repetition: ImportRepetition, now: datetime) -> PriceImport:
    """Begin an import again that failed; its file is still there.

    Raises:
        Problem: 404 for an unknown import or somebody else's; 403 without the role; 409
            ``import_not_failed`` or ``import_file_missing``.
    """
    caller.require_role(repetition.brand, "administrator")
    shown = price_queries.price_import(caller=caller, brand=repetition.brand, import_id=import_id, now=now)
    if shown.state != "failed":
        raise Problem(409, "import_not_failed", "This import has not failed.")
    item = price_lists.find_import(repetition.brand, import_id)
    if item is None or shown.failure == "not_received":
        raise Problem(409, "import_file_missing", "The file never came; please send it again.")
    item.update([PriceImportItem.state.set("announced"), PriceImportItem.begun_at.set(clock.timestamp(now))])
    if not storage.announce_again(import_key(repetition.brand, import_id)):
        raise Problem(409, "import_file_missing", "The file is not there any more; please send it again.")
    return price_queries.price_import(caller=caller, brand=repetition.brand, import_id=import_id, now=now)


def import_key(brand: str, import_id: str) -> str:
    """Return where a file lies that was sent."""
    return f"imports/prices/{brand}/{import_id}"


def announced_at(key: str) -> tuple[str, str] | None:
    """Return brand and import of a place in the bucket, None when it is none of ours."""
    parts = key.split("/")
    return (parts[2], parts[3]) if len(parts) == 4 and parts[:2] == ["imports", "prices"] else None


def _take_in(item: PriceImportItem, brand: str, path: Path, now: datetime) -> None:
    request = json.loads(item.request)
    with opened(path, brand, basis=request["basis"]) as loading:

        def progress(percent: int) -> None:
            _tell(item, "reading", percent=percent * READING_SHARE // 100, loading=loading)

        progress(0)
        loading.check(progress)
        result: dict[str, object] = {
            "columns": COLUMNS,
            "preview": loading.preview,
            "faults": [
                {
                    "line": fault.line,
                    "column": fault.column,
                    "code": fault.code,
                    "message": fault.message,
                    "parameters": fault.parameters,
                }
                for fault in loading.faults
            ],
        }
        if loading.faults:
            _tell(item, "refused", percent=100, loading=loading, result=result)
            return
        version = describe(
            loading,
            file_name=request["file_name"],
            author=request["announced_by"],
            note=request["note"],
            now=now,
        )
        result |= {"version": version.version, "products": dict(version.products)}
        if price_lists.version(brand, version.version) is not None:
            _tell(item, "unchanged", percent=100, loading=loading, result=result)
        elif request["dry_run"]:
            _tell(item, "checked", percent=100, loading=loading, result=result)
        else:
            _tell(item, "writing", percent=READING_SHARE, loading=loading, result=result)
            written = store(brand, version, loading, now=now)
            result["rows_written"] = written
            _tell(item, "imported", percent=100, loading=loading, result=result)


def _tell(
    item: PriceImportItem,
    state: ImportState,
    *,
    percent: int | None = None,
    loading: Loading | None = None,
    result: dict[str, object] | None = None,
) -> None:
    """Record how far an import is."""
    actions: list[Action] = [PriceImportItem.state.set(state)]
    if percent is not None:
        actions.append(PriceImportItem.percent.set(percent))
    if loading is not None:
        actions.append(PriceImportItem.lines.set(loading.reader.lines))
        actions.append(PriceImportItem.fault_count.set(loading.reader.fault_count))
    if result is not None:
        actions.append(PriceImportItem.result.set(json.dumps(result, ensure_ascii=False)))
    item.update(actions)
