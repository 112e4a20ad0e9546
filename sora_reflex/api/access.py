"""Who calls an API by a key, what that key may do, and how often: for both APIs."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from sora_reflex.accounts import keys
from sora_reflex.accounts.errors import KeyMissing, KeyScope
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api import throttle
from sora_reflex.api.throttle import Allowance
from sora_reflex.core.errors import TooMany
from sora_reflex.models import Scope

_bearer = HTTPBearer(auto_error=False, scheme_name="API key", description="`sk-...`, made in the settings of a person.")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


class RateLimited(TooMany):
    """More requests than a person's keys may send in a minute."""

    code = "rate_limited"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: the rules of every read and write start from `viewer`, as everywhere."""

    viewer: Viewer
    key_id: UUID
    seal: str
    """What only the instance knows of the key, to sign with."""


def needs(scope: Scope) -> Callable[[Request, HTTPAuthorizationCredentials | None], Awaitable[Caller]]:
    """A dependency that gives the caller of a request whose key has this scope.

    Raises KeyMissing, KeyUnknown, KeyPaused, KeyScope, RateLimited.
    """

    async def authorise(request: Request, bearer: Bearer) -> Caller:
        if bearer is None:
            raise KeyMissing
        holder = await keys.recognise(bearer.credentials)
        check_allowance(request, await asyncio.to_thread(throttle.count, holder.viewer.id))
        if scope not in holder.scopes:
            raise KeyScope
        return Caller(viewer=holder.viewer, key_id=holder.key_id, seal=holder.seal)

    return authorise


def check_allowance(request: Request, allowance: Allowance) -> None:
    """Note what the caller of a request may still send; raises RateLimited when this one was too many."""
    request.state.allowance = allowance
    if allowance.is_spent:
        raise RateLimited(
            f"That were more than {allowance.limit:,} requests in a minute. Wait a moment.",
            retry_after_seconds=allowance.wait_seconds,
        )


def allowance_of(request: Request) -> Allowance | None:
    """What the caller of a request may still send; None before it is known who calls."""
    allowance = getattr(request.state, "allowance", None)
    return allowance if isinstance(allowance, Allowance) else None


OPEN: dict[str, Any] = {"security": [{}]}
"""For the document: a key may be left out."""

Reader = Annotated[Caller, Depends(needs(Scope.READ))]
Maker = Annotated[Caller, Depends(needs(Scope.CREATE))]
Poster = Annotated[Caller, Depends(needs(Scope.POST))]
