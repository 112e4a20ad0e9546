"""Who calls `/api`: anybody may see what a visitor of the pages sees; the rest needs a key."""

import asyncio
from typing import Annotated

from fastapi import Depends, Request

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api import throttle
from sora_reflex.api.access import Bearer, check_allowance, needs
from sora_reflex.api.guard import client_address
from sora_reflex.models import Scope

_read = needs(Scope.READ)


async def _anybody(request: Request, bearer: Bearer) -> Viewer | None:
    """The person whose key came along, or None without one. One that opens nothing is refused, not passed over."""
    if "authorization" in request.headers:
        return (await _read(request, bearer)).viewer
    check_allowance(request, await asyncio.to_thread(throttle.count, f"address:{client_address(request)}"))
    return None


Anybody = Annotated[Viewer | None, Depends(_anybody)]
