"""User pools for the tests beside this file."""

from tests.user_pools import joerg, pools

__all__ = ["joerg", "pools"]
