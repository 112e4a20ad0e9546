"""Parameters that routes of `/api` share."""

from typing import Annotated
from uuid import UUID

from fastapi import Header, Path, Query

Cursor = Annotated[
    str, Query(max_length=200, description="`next` of the page before; empty for the first.", examples=[""])
]

Handle = Annotated[str, Path(max_length=64, description="Without the @.")]

Id = Annotated[UUID, Path()]

IdempotencyKey = Annotated[
    str | None,
    Header(max_length=255, description="The same key sent again is the same request: nothing is made twice."),
]
