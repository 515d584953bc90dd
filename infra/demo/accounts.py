"""Who can sign in to the demo. These passwords open invented data only and are printed at the start."""

from dataclasses import dataclass

from infra.demo.brands import MAIL_DOMAIN, MUSTERSTADT, SPARWATT

PASSWORD = "Musterstadt-2026"  # noqa: S105 - the demo tells it to everybody


@dataclass(frozen=True)
class StaffAccount:
    """Somebody who works for the utility."""

    name: str
    email: str
    roles: tuple[str, ...]


CLERK = StaffAccount(
    name="Anna Klerk",
    email=f"anna.clerk@musterstadt.{MAIL_DOMAIN}",
    roles=(f"{MUSTERSTADT.id}.clerk", f"{SPARWATT.id}.clerk"),
)
ADMINISTRATOR = StaffAccount(
    name="Bernd Verwalter",
    email=f"bernd.admin@musterstadt.{MAIL_DOMAIN}",
    roles=(
        f"{MUSTERSTADT.id}.clerk",
        f"{MUSTERSTADT.id}.administrator",
        f"{SPARWATT.id}.clerk",
        f"{SPARWATT.id}.administrator",
    ),
)
STAFF = (CLERK, ADMINISTRATOR)

CUSTOMER_EMAIL = "marie.muellenhoff@example.org"
"""The customer with a history; signs in with this address."""


def sign_ins() -> str:
    """Return the lines that tell people how to get in."""
    return "\n".join(
        (
            f"Portal sign-in  {CUSTOMER_EMAIL}  {PASSWORD}  (brand {MUSTERSTADT.name})",
            f"Admin sign-in   {CLERK.email}  {PASSWORD}  (clerk)",
            f"                {ADMINISTRATOR.email}  {PASSWORD}  (administrator)",
        )
    )
