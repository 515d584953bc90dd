"""The relay: every committed event reaches the bus, whatever goes wrong on the way."""

import json
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from botocore.exceptions import EndpointConnectionError

from tests.conftest import load_function
from tests.functions.workers.deliveries import CONTEXT, Outbox, Queue, stream_record
from wattwerk.platform import clients
from wattwerk.platform.events import DomainEvent, OutboxItem


class LampLit(DomainEvent):
    """Somebody lit a street lamp."""

    source: ClassVar[str] = "lamps"
    lamp: str


class Bus:
    """The bus as boto3 shows it; refuses lamps while they are in ``refused``."""

    def __init__(self) -> None:
        self.calls: list[list[Any]] = []
        self.refused: set[str] = set()
        self.reachable = True

    def put_events(self, *, Entries: list[Any]) -> Any:  # noqa: N803
        if not self.reachable:
            raise EndpointConnectionError(endpoint_url="https://events")
        self.calls.append(Entries)
        return {
            "FailedEntryCount": 0,
            "Entries": [
                {"ErrorCode": "ThrottlingException", "ErrorMessage": "slow down"}
                if json.loads(entry["Detail"])["lamp"] in self.refused
                else {"EventId": f"event-{number}"}
                for number, entry in enumerate(Entries)
            ],
        }

    @property
    def taken(self) -> list[str]:
        """Lamps whose events the bus took, in order."""
        return [
            lamp
            for call in self.calls
            for lamp in (json.loads(entry["Detail"])["lamp"] for entry in call)
            if lamp not in self.refused
        ]


@pytest.fixture
def outbox(cloud: None) -> Outbox:
    clients.events.cache_clear()
    return Outbox(load_function("workers/relay").handler)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Bus:
    bus = Bus()
    monkeypatch.setattr(clients, "events", lambda: bus)
    return bus


def light(now: datetime, *lamps: str) -> None:
    """Commit one event per lamp, a second apart."""
    for number, lamp in enumerate(lamps):
        moment = now + timedelta(seconds=number)
        OutboxItem.of(LampLit.happened(now=moment, brand="musterstadt", lamp=lamp)).save()


def test_the_bus_gets_what_was_committed(outbox: Outbox, now: datetime) -> None:
    queue = Queue("lamps", ["LampLit"])
    light(now, "Marktplatz")
    assert outbox.deliver() == []
    (message,) = queue.receive()
    envelope = json.loads(message["body"])
    assert envelope["source"] == "wattwerk.lamps"
    assert envelope["detail-type"] == "LampLit"
    assert envelope["detail"]["lamp"] == "Marktplatz"
    assert envelope["detail"]["brand"] == "musterstadt"
    assert envelope["time"].startswith("2026-11-23T09:30:00")


def test_the_order_is_kept_and_a_call_carries_ten_at_most(outbox: Outbox, bus: Bus, now: datetime) -> None:
    lamps = [f"Lampe {number:02}" for number in range(25)]
    light(now, *lamps)
    assert outbox.deliver() == []
    assert bus.taken == lamps
    assert [len(call) for call in bus.calls] == [10, 10, 5]


def test_only_what_the_bus_refused_is_reported_and_it_goes_out_next_time(
    outbox: Outbox, bus: Bus, now: datetime
) -> None:
    light(now, "Marktplatz", "Bahnhof", "Rathaus")
    bus.refused = {"Bahnhof"}
    assert outbox.deliver() == ["1"]
    assert bus.taken == ["Marktplatz", "Rathaus"]
    bus.refused = set()
    bus.calls.clear()
    assert outbox.deliver() == []
    assert "Bahnhof" in bus.taken
    assert "Marktplatz" not in bus.taken


def test_nothing_is_lost_while_the_bus_cannot_be_reached(outbox: Outbox, bus: Bus, now: datetime) -> None:
    light(now, "Marktplatz", "Bahnhof")
    bus.reachable = False
    assert outbox.deliver() == ["0", "1"]
    bus.reachable = True
    assert outbox.deliver() == []
    assert bus.taken == ["Marktplatz", "Bahnhof"]


@pytest.mark.parametrize(
    "poison",
    [
        {"pk": {"S": "EVENT#x"}},
        {"pk": {"S": "EVENT#x"}, "source": {"N": "1"}, "detail_type": {"S": "LampLit"}},
        {
            "pk": {"S": "EVENT#x"},
            "source": {"S": "wattwerk.lamps"},
            "detail_type": {"S": "LampLit"},
            "detail": {"S": "{}"},
            "occurred_at": {"S": "yesterday"},
        },
    ],
)
def test_a_record_that_is_no_event_is_reported_alone(
    outbox: Outbox, bus: Bus, now: datetime, poison: dict[str, Any]
) -> None:
    light(now, "Marktplatz")
    outbox.read()
    outbox.add(poison)
    light(now + timedelta(minutes=1), "Rathaus")
    assert outbox.deliver() == ["1"]
    assert bus.taken == ["Marktplatz", "Rathaus"]


def test_events_that_expire_in_the_outbox_are_no_news(outbox: Outbox, bus: Bus) -> None:
    answer = outbox.relay({"Records": [stream_record(None, 0, "REMOVE")]}, CONTEXT)
    assert answer == {"batchItemFailures": []}
    assert bus.calls == []


def test_a_relay_that_died_before_publishing_publishes_when_asked_again(
    outbox: Outbox, bus: Bus, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    light(now, "Marktplatz")

    class Killed(BaseException):
        """The function's process ends here."""

    def die(**_: Any) -> Any:
        raise Killed

    with monkeypatch.context() as death:
        death.setattr(bus, "put_events", die)
        with pytest.raises(Killed):
            outbox.deliver()
    assert bus.taken == []
    assert outbox.deliver() == []
    assert bus.taken == ["Marktplatz"]
