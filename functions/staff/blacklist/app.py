"""Staff say whom a brand does not want to supply, and see why somebody is recognised."""

from datetime import datetime

from wattwerk.blacklist import operations, queries
from wattwerk.blacklist.schemas import (
    BlacklistDecision,
    Ending,
    EntriesQuery,
    Entry,
    EntryChange,
    EntrySummary,
    Group,
    GroupEnded,
    GroupEnding,
    Groups,
    GroupsQuery,
    NewEntry,
    NewGroup,
    Trial,
)
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-blacklist", audience="staff", description="Say whom a brand does not want to supply.")


@app.endpoint("GET", "/staff/blacklist-entries")
def list_entries(query: EntriesQuery, caller: Caller, now: datetime) -> Page[EntrySummary]:
    """List the entries of a brand or of one of its groups, newest first."""
    return queries.entries(caller=caller, query=query, now=now)


@app.endpoint("POST", "/staff/blacklist-entries", status=201)
def add_entry(body: NewEntry, caller: Caller, idempotency: Idempotency, now: datetime) -> Entry:
    """Put somebody on the list, with a reason and the last day on which the entry holds."""
    return operations.add_entry(caller=caller, new=body, idempotency=idempotency, now=now)


@app.endpoint("GET", "/staff/blacklist-entries/{entry_id}")
def show_entry(entry_id: str, caller: Caller, now: datetime) -> Entry:
    """See an entry with its history. Of the account only the last digits are known."""
    return queries.entry(caller=caller, entry_id=entry_id, now=now)


@app.endpoint("PUT", "/staff/blacklist-entries/{entry_id}")
def change_entry(
    entry_id: str, body: EntryChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> Entry:
    """Correct or prolong an entry. Send the version that was looked at."""
    return operations.change_entry(
        caller=caller, entry_id=entry_id, change=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/blacklist-entries/{entry_id}/ending")
def end_entry(entry_id: str, body: Ending, caller: Caller, idempotency: Idempotency, now: datetime) -> Entry:
    """End an entry before its time."""
    return operations.end_entry(
        caller=caller, entry_id=entry_id, ending=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/blacklist-groups")
def list_groups(query: GroupsQuery, caller: Caller) -> Groups:
    """List the groups of a brand."""
    return queries.groups(caller=caller, brand=query.brand)


@app.endpoint("POST", "/staff/blacklist-groups", status=201)
def add_group(body: NewGroup, caller: Caller, idempotency: Idempotency, now: datetime) -> Group:
    """Make a group for entries that belong together."""
    return operations.add_group(caller=caller, new=body, idempotency=idempotency, now=now)


@app.endpoint("POST", "/staff/blacklist-groups/{group_id}/ending")
def end_group(group_id: str, body: GroupEnding, caller: Caller, now: datetime) -> GroupEnded:
    """End all entries of a group."""
    return operations.end_group(caller=caller, group_id=group_id, ending=body, now=now)


@app.endpoint("POST", "/staff/blacklist-trials")
def try_list(body: Trial, caller: Caller, now: datetime) -> BlacklistDecision:
    """Try the list on somebody: which entries fit, by what, and how surely. Nothing is stored."""
    return queries.trial(caller=caller, trial=body, now=now)
