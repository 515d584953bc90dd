"""Who is calling, as the authoriser established it, and what that entitles to."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from wattwerk.platform import settings
from wattwerk.platform.problems import Problem, not_found

Audience = Literal["anonymous", "customer", "staff"]


@dataclass(frozen=True)
class Caller:
    """The caller of one request.

    Roles have the form ``<brand>.<role>``, e.g. ``musterstadt.clerk``; roles of staff are
    ``clerk`` (works on orders, customers, transactions) and ``administrator`` (also settings).
    ``read_only_numbers`` are those of ``customer_numbers`` whose owner lets the caller look only.
    ``wanted_number`` is the one that a customer with several names in the header ``X-Customer-Number``.
    """

    audience: Audience = "anonymous"
    subject: str = ""
    login_id: str = ""
    name: str = ""
    brand: str = ""
    customer_numbers: frozenset[str] = frozenset()
    read_only_numbers: frozenset[str] = frozenset()
    wanted_number: str = ""
    roles: frozenset[str] = frozenset()
    session_id: str = ""
    address: str = ""
    on_behalf: bool = False
    """Staff who do for a customer what the customer asked them to, by telephone or letter."""

    @classmethod
    def of(cls, context: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> "Caller":
        """Return the caller of an API Gateway request context (scalars only, lists by comma)."""
        given = context.get("authorizer") or {}
        headers = headers or {}
        address = _network_address(context, headers)
        wanted = headers.get("x-customer-number") or ""
        audience = given.get("audience")
        if audience not in ("customer", "staff"):
            return cls(address=address, wanted_number=wanted)
        return cls(
            audience=audience,
            subject=str(given.get("subject", "")),
            login_id=str(given.get("login_id", "")),
            name=str(given.get("name", "")),
            brand=str(given.get("brand", "")),
            customer_numbers=_listed(given.get("customer_numbers")),
            read_only_numbers=_listed(given.get("read_only_numbers")),
            wanted_number=wanted,
            roles=_listed(given.get("roles")),
            session_id=str(given.get("session_id", "")),
            address=address,
        )

    @property
    def actor(self) -> str:
        """Return who is named in histories: people by name, else the login."""
        return self.name or self.login_id

    @property
    def customer_actor(self) -> str:
        """Return who is named where customers act: themselves, or the staff member who acts for them."""
        return self.actor if self.on_behalf else "customer"

    def on_behalf_of(self, customer_number: str, *, brand: str) -> "Caller":
        """Return the caller who does what a customer of the brand could do.

        Raises:
            Problem: 404, 403 for anybody but staff of the brand.
        """
        self.require_role(brand, *STAFF_ROLES)
        return replace(
            self,
            audience="customer",
            brand=brand,
            customer_numbers=frozenset({customer_number}),
            read_only_numbers=frozenset(),
            wanted_number=customer_number,
            on_behalf=True,
        )

    @property
    def brands(self) -> tuple[str, ...]:
        """Return the brands for which a staff member has any role, in alphabetical order."""
        return tuple(sorted({role.partition(".")[0] for role in self.roles}))

    def require(self, audience: Audience) -> None:
        """Refuse callers of another audience.

        Raises:
            Problem: 403 ``forbidden``.
        """
        if audience != "anonymous" and self.audience != audience:
            raise Problem(403, "forbidden", "You are not entitled to this.")

    def require_customer(self, customer_number: str, *, write: bool = False) -> None:
        """Refuse a customer who asks for somebody else's data, without telling that it exists.

        ``write`` also refuses people to whom the owner gave access for reading only.

        Raises:
            Problem: 404 ``not_found``; 403 ``read_only_access``.
        """
        if self.audience != "customer" or customer_number not in self.customer_numbers:
            raise not_found("record")
        if write and customer_number in self.read_only_numbers:
            raise Problem(403, "read_only_access", "The owner has given you access for reading only.")

    def customer_number(self, *, write: bool = False) -> str:
        """Return the customer number that a request is about: the wanted one, or the caller's first.

        Raises:
            Problem: 404 when it is none of the caller's, or the caller has none; 403 ``read_only_access``.
        """
        number = self.wanted_number or min(self.customer_numbers, default="")
        self.require_customer(number, write=write)
        return number

    def require_role(self, brand: str, *roles: str) -> None:
        """Refuse staff who have none of the roles for the brand.

        Raises:
            Problem: 404 ``not_found`` when the brand is none of theirs, 403 ``forbidden`` otherwise.
        """
        if self.audience != "staff" or brand not in self.brands:
            raise not_found("record")
        if not any(f"{brand}.{role}" in self.roles for role in roles):
            raise Problem(403, "forbidden", "You are not entitled to this.")


STAFF_ROLES = ("clerk", "administrator")


def _network_address(context: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """Return where a request comes from.

    Behind CloudFront, the gateway sees CloudFront only; the caller's address stands before it in
    ``X-Forwarded-For``. Anybody may write that header, so it counts only for requests that carry
    the proof which CloudFront adds.
    """
    direct = str((context.get("identity") or {}).get("sourceIp") or "")
    proof = settings.proxy_proof()
    if not proof or not hmac.compare_digest(headers.get("x-proxy-proof") or "", proof):
        return direct
    addresses = [entry.strip() for entry in (headers.get("x-forwarded-for") or "").split(",")]
    return addresses[-2] if len(addresses) > 1 else direct


def _listed(value: Any) -> frozenset[str]:
    return frozenset(entry for entry in str(value or "").split(",") if entry)
