"""Many customers at once: each looks at the dashboard, reports a reading, looks at the list, and again.

Against the local stack, so the figures say more about this computer than about AWS; what they must show
is that nothing fails and no reading that was acknowledged is missing afterwards.
"""

import json
import os
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import httpx

from infra.benchmarks.crowd import CUSTOMERS, Account
from infra.benchmarks.figures import Figure
from infra.demo.brands import MUSTERSTADT
from infra.local.settings import LocalStack

SECONDS = 20
LONG_SECONDS = 120
DAYS = 35
"""How far back the first reading of a customer is dated; one can be reported for each day since."""
DAILY_USE = 9
MAIL_SECONDS = 90


@dataclass
class Diary:
    """What one customer experienced."""

    seconds: dict[str, list[float]] = field(
        default_factory=lambda: {"dashboard": [], "reading": [], "list": []}
    )
    errors: list[str] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)


def figures(local: LocalStack, *, seconds: float = SECONDS) -> list[Figure]:
    """Return throughput, response times, errors and lost readings of so many seconds."""
    crowd = _crowd(local)
    _wait_for_welcome_mails(local, crowd)
    with ThreadPoolExecutor(CUSTOMERS) as threads:
        started = time.monotonic()
        diaries = list(threads.map(lambda account: _live(local.site_url, account, started + seconds), crowd))
        duration = time.monotonic() - started
    for error in sorted({error for diary in diaries for error in diary.errors})[:10]:
        print(f"load: {error}", file=sys.stderr)
    return _summary(diaries, duration)


def _summary(diaries: list[Diary], duration: float) -> list[Figure]:
    answered = sum(len(times) for diary in diaries for times in diary.seconds.values())
    result = [Figure(f"load, {len(diaries)} customers at once", answered / duration, None, "requests/s")]
    for kind in ("dashboard", "reading", "list"):
        times = [time for diary in diaries for time in diary.seconds[kind]]
        if len(times) < 2:
            continue
        percentiles = statistics.quantiles(times, n=20, method="inclusive")
        result += [
            Figure(f"load, {kind}, half of the answers within", percentiles[9], None, "s"),
            Figure(f"load, {kind}, 95 % of the answers within", percentiles[18], None, "s"),
        ]
    readings = sum(len(diary.acknowledged) for diary in diaries)
    return [
        *result,
        Figure("load, readings acknowledged", readings, 1, "", at_least=True),
        Figure("load, readings lost", sum(len(diary.lost) for diary in diaries), 0, ""),
        Figure("load, errors", sum(len(diary.errors) for diary in diaries), 0, ""),
    ]


def _crowd(local: LocalStack) -> list[Account]:
    answer = subprocess.run(
        [sys.executable, "-m", "infra.benchmarks.crowd"],
        env={**os.environ, **local.environment()},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [Account(**account) for account in json.loads(answer.stdout.splitlines()[-1])]


def _wait_for_welcome_mails(local: LocalStack, crowd: list[Account]) -> None:
    """Their letters keep the computer busy and are no part of what is measured."""
    wanted = {account.email for account in crowd}
    deadline = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < deadline:
        mails = httpx.get(f"{local.mail_url}/email", timeout=30).json()
        if wanted <= {to["address"] for mail in mails for to in mail["to"]}:
            return
        time.sleep(1)
    print("load: some welcome mails are still on their way", file=sys.stderr)


def _live(site: str, account: Account, until: float) -> Diary:
    diary = Diary()
    with httpx.Client(base_url=f"{site}/api", timeout=60) as client:
        session = client.post(
            "/identity/sessions",
            json={
                "audience": "customer",
                "brand": MUSTERSTADT.id,
                "name": account.customer_number,
                "password": account.password,
            },
        )
        session.raise_for_status()
        client.headers["Authorization"] = f"Bearer {session.json()['access_token']}"
        readings = _readings()
        listed: Any = {"items": []}
        while time.monotonic() < until:
            page = _timed(diary, "dashboard", lambda: client.get("/portal/dashboard"))
            if page is None:
                continue
            path = f"/portal/meters/{page['contracts'][0]['meters'][0]['meter_id']}/readings"
            if (report := next(readings, None)) is not None:
                key = {"Idempotency-Key": uuid.uuid4().hex}
                receipt = _timed(diary, "reading", lambda: client.post(path, json=report, headers=key))  # noqa: B023
                if receipt is not None:
                    diary.acknowledged.add(receipt["reading"]["reading_id"])
            listed = _timed(diary, "list", lambda: client.get(path)) or listed  # noqa: B023
        if diary.acknowledged:
            listed = client.get(path).raise_for_status().json()
        diary.lost = diary.acknowledged - {entry["reading_id"] for entry in listed["items"]}
    return diary


def _readings() -> Iterator[dict[str, Any]]:
    """Yield reports of one day after the other, with a counter that grows as expected."""
    first = date.today() - timedelta(days=DAYS)  # noqa: DTZ011 - the stack runs on this computer
    for day in range(DAYS):
        yield {
            "date": (first + timedelta(days=day)).isoformat(),
            "values": [{"kind": "single", "value": str(1000 + DAILY_USE * day)}],
            "confirmed": True,
        }


def _timed(diary: Diary, kind: str, request: Callable[[], httpx.Response]) -> Any:
    """Return the JSON of an answer, or None when there was none or it was a refusal."""
    started = time.monotonic()
    try:
        answer = request()
    except httpx.HTTPError as error:
        diary.errors.append(f"{kind}: {type(error).__name__}")
        return None
    if answer.is_error:
        diary.errors.append(f"{kind}: {answer.status_code} {answer.text[:200]}")
        return None
    diary.seconds[kind].append(time.monotonic() - started)
    return answer.json()
