"""Single-use links: what they open, how often, how long, and what they never tell."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.user_pools import newest_token, published
from wattwerk.identity import link_tokens, operations, queries, repository
from wattwerk.identity.domain import LinkPurpose, LinkReference, LoginStatus, PortalLogin
from wattwerk.identity.items import LinkItem, PortalLoginItem, login_key
from wattwerk.identity.schemas import LinkState
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.problems import Problem

NOT_USABLE = LinkState(usable=False)


@pytest.fixture
def asked(joerg: PortalLogin, now: datetime) -> Callable[..., str]:
    """Ask for a link and return the token that the mail carries."""

    def ask(purpose: str = "magic_link", at: datetime = now) -> str:
        operations.request_link(brand="musterstadt", name="20113344", purpose=LinkPurpose(purpose), now=at)
        return newest_token(joerg, purpose)

    return ask


def use(token: str, login: PortalLogin, now: datetime) -> bool:
    return operations.use_sign_in_link(token=token, login_id=login.login_id, now=now)


def test_looking_at_a_link_tells_what_it_is_good_for_and_does_not_use_it_up(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    token = asked()
    for _ in range(2):
        assert queries.inspect_link(token, now=now) == LinkState(
            usable=True, purpose="magic_link", brand="musterstadt"
        )
    assert use(token, joerg, now)


def test_a_link_works_once(asked: Callable[..., str], joerg: PortalLogin, now: datetime) -> None:
    token = asked()
    assert use(token, joerg, now)
    assert not use(token, joerg, now)
    assert queries.inspect_link(token, now=now) == NOT_USABLE


def test_of_many_clicks_at_once_one_signs_in(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    token = asked()
    with ThreadPoolExecutor(4) as clicks:
        results = list(clicks.map(lambda _: use(token, joerg, now), range(8)))
    assert results.count(True) == 1


@pytest.mark.parametrize(
    ("purpose", "lifetime"),
    [("magic_link", timedelta(minutes=15)), ("set_password", timedelta(days=7))],
)
def test_a_link_stops_working_when_its_time_is_over(
    asked: Callable[..., str], now: datetime, purpose: str, lifetime: timedelta
) -> None:
    token = asked(purpose)
    assert queries.inspect_link(token, now=now + lifetime - timedelta(seconds=1)).usable
    assert queries.inspect_link(token, now=now + lifetime) == NOT_USABLE


def test_an_expired_link_cannot_be_used_although_it_is_still_stored(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    assert not use(asked(), joerg, now + timedelta(minutes=15))


def test_a_new_link_replaces_the_one_before_but_none_of_another_purpose(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    welcome = newest_token(joerg, "set_password")
    first, second = asked(), asked()
    assert queries.inspect_link(first, now=now) == NOT_USABLE
    assert not use(first, joerg, now)
    assert queries.inspect_link(second, now=now).usable
    assert queries.inspect_link(welcome, now=now).usable


def test_a_link_for_a_password_does_not_sign_in(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    token = asked("set_password")
    assert not use(token, joerg, now)
    assert queries.inspect_link(token, now=now).usable


def test_a_link_signs_in_nobody_else(asked: Callable[..., str], joerg: PortalLogin, now: datetime) -> None:
    token = asked()
    assert not operations.use_sign_in_link(token=token, login_id="f" * 32, now=now)
    assert use(token, joerg, now)


def test_forged_tokens_look_like_any_unusable_one(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    token = asked()
    link_id, _, signature = token.partition(".")
    own = str(LinkReference.new(joerg.login_id, LinkPurpose.MAGIC_LINK))
    for forged in (
        link_id,
        f"{link_id}.",
        f"{link_id}.{signature[:-1]}",
        f"{own}.{signature}",
        f"{link_id.replace('magic_link', 'set_password')}.{signature}",
        "Ünsinn.Ünsinn",
        "' OR 1=1 --.x",
        ".",
    ):
        assert queries.inspect_link(forged, now=now) == NOT_USABLE
        assert not use(forged, joerg, now)


def test_a_properly_signed_link_that_was_never_made_opens_nothing(joerg: PortalLogin, now: datetime) -> None:
    token = link_tokens.token_of(LinkReference.new(joerg.login_id, LinkPurpose.MAGIC_LINK))
    assert queries.inspect_link(token, now=now) == NOT_USABLE
    assert not use(token, joerg, now)


def test_links_of_a_locked_login_open_nothing(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    token = asked()
    PortalLoginItem(*login_key(joerg.login_id)).update(
        actions=[PortalLoginItem.status.set(LoginStatus.LOCKED)]
    )
    assert queries.inspect_link(token, now=now) == NOT_USABLE


def test_the_secret_part_is_neither_stored_nor_in_events(asked: Callable[..., str]) -> None:
    signature = asked().partition(".")[2]
    everything = [str(item.attribute_values) for item in (*LinkItem.scan(), *OutboxItem.scan())]
    assert everything
    assert not any(signature in text for text in everything)


def test_the_mail_gets_an_address_on_the_site_that_carries_the_token(
    asked: Callable[..., str], joerg: PortalLogin
) -> None:
    token = asked()
    link = queries.link(token.partition(".")[0])
    address = urlsplit(link.url)
    assert link.purpose is LinkPurpose.MAGIC_LINK
    assert link.email == "Jörg.Müller@example.de"
    assert f"{address.scheme}://{address.netloc}{address.path}" == (
        "https://portal.stadtwerke-musterstadt.de/portal/link"
    )
    assert parse_qs(address.query) == {"brand": ["musterstadt"], "token": [token]}


@pytest.mark.parametrize("link_id", ["", "unknown", f"{'a' * 32}-magic_link-{'b' * 32}"])
def test_an_unknown_link_has_no_owner(cloud: None, link_id: str) -> None:
    with pytest.raises(Problem) as problem:
        queries.link(link_id)
    assert problem.value.status == 404


@pytest.mark.parametrize("name", ["20113344", "jörg.müller@EXAMPLE.de"])
def test_a_link_can_be_asked_for_by_every_name(joerg: PortalLogin, now: datetime, name: str) -> None:
    operations.request_link(brand="musterstadt", name=name, purpose=LinkPurpose.MAGIC_LINK, now=now)
    assert published().count("LinkRequested") == 1


@pytest.mark.parametrize(
    ("brand", "name"),
    [
        ("musterstadt", "niemand@example.de"),
        ("sparwatt", "20113344"),
        ("musterstadt#x", "20113344"),
        ("", ""),
        ("musterstadt", "'; DROP TABLE logins; --"),
    ],
)
def test_a_name_that_nobody_has_gets_no_mail_but_costs_as_many_writes(
    joerg: PortalLogin, now: datetime, brand: str, name: str
) -> None:
    before = len(list(LinkItem.scan(LinkItem.sk.startswith("LINK#"))))
    operations.request_link(brand=brand, name=name, purpose=LinkPurpose.MAGIC_LINK, now=now)
    assert "LinkRequested" not in published()
    assert len(list(LinkItem.scan(LinkItem.sk.startswith("LINK#")))) == before + 2


def test_a_locked_login_gets_no_mail(joerg: PortalLogin, now: datetime) -> None:
    PortalLoginItem(*login_key(joerg.login_id)).update(
        actions=[PortalLoginItem.status.set(LoginStatus.DELETED)]
    )
    operations.request_link(brand="musterstadt", name="20113344", purpose=LinkPurpose.MAGIC_LINK, now=now)
    assert "LinkRequested" not in published()


def test_the_sixth_wish_within_the_window_sends_nothing_and_spares_the_fifth_link(
    asked: Callable[..., str], now: datetime
) -> None:
    for _ in range(4):
        asked()
    fifth = asked()
    assert asked() == fifth
    assert published().count("LinkRequested") == 5
    assert asked(at=now + timedelta(minutes=15)) != fifth


def test_a_link_whose_use_failed_can_be_used_again(
    asked: Callable[..., str], joerg: PortalLogin, now: datetime
) -> None:
    token = asked()
    link = link_tokens.link_of(token)
    assert link is not None
    assert repository.use_link(link, now=now)
    repository.release_link(link)
    assert use(token, joerg, now)
