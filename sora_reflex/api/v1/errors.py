"""How `/v1` answers: OpenAI's error envelope and statuses, and the headers that stand on every answer."""

from collections.abc import Callable, Coroutine
from typing import Any
from uuid import uuid4

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import Field
from starlette.exceptions import HTTPException

from sora_reflex.accounts.errors import KeyUnknown
from sora_reflex.accounts.schemas import View
from sora_reflex.api.access import RateLimited, allowance_of
from sora_reflex.core.errors import SoraError, TooMany
from sora_reflex.studio.errors import QuotaSpent

log = structlog.get_logger()

TYPES = {403: "permission_error", 429: "requests"}
"""Of errors, where they are not `invalid_request_error`."""

CODES: dict[type[SoraError], tuple[str, str]] = {
    KeyUnknown: ("invalid_request_error", "invalid_api_key"),
    RateLimited: ("requests", "rate_limit_exceeded"),
    QuotaSpent: ("insufficient_quota", "insufficient_quota"),
}
"""Refusals that OpenAI's callers know under another type and code."""


PARAMS = {"picture": "input_reference", "engine": "model"}
"""Fields of the app's own sheet, where callers know them under other names."""


class WireError(Exception):
    """A refusal that only this API knows: its words, status, and the parameter that it is about."""

    def __init__(self, message: str, *, status: int = 400, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message, self.status, self.param, self.code = message, status, param, code


class RefusalDetail(View):
    message: str = Field(description="What happened and what to do, in words.")
    type: str
    param: str | None = Field(description="Which field of the request it is about.")
    code: str | None = Field(description="A stable code, as docs/api.md lists them.")


class Refusal(View):
    """A refusal, in OpenAI's envelope."""

    error: RefusalDetail


WORDS = {
    400: "A field of the request is wrong; `param` says which.",
    401: "There is no key, or it opens nothing here.",
    403: "The key may not do that, or the account may not.",
    404: "It is not there, or not the caller's: the two look the same.",
    409: "It can't be done as things stand, or the `Idempotency-Key` stood for another request.",
    413: "More was sent than is taken.",
    415: "The body is of a kind that is not taken.",
    429: "Too many requests, or no turn is left; `Retry-After` says when there is one again.",
}


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route documents of the refusals that it may give; those that every route may give are among them."""
    return {
        status: {"model": Refusal, "description": WORDS[status]} for status in sorted({400, 401, 403, 429, *statuses})
    }


class WireRoute(APIRoute):
    """A route of `/v1`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            request_id = f"req_{uuid4().hex}"
            with structlog.contextvars.bound_contextvars(request_id=request_id):
                try:
                    response = await handle(request)
                except Exception as error:
                    response = refusal(error)
            response.headers["x-request-id"] = request_id
            response.headers.setdefault("Cache-Control", "no-store")
            if allowance := allowance_of(request):
                response.headers.update(allowance.headers)
            return response

        return answered


def refusal(error: Exception) -> Response:
    """The answer to what was raised; what nobody expected is logged and told to nobody."""
    if isinstance(error, WireError):
        return _envelope(error.message, status=error.status, param=error.param, code=error.code)
    if isinstance(error, SoraError):
        return _refused(error)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        param = ".".join(str(part) for part in first["loc"][1:]) or None
        return _envelope(f"{first['msg']}.", status=400, param=param, code="invalid_value")
    if isinstance(error, HTTPException):
        return _envelope(f"{error.detail}.", status=error.status_code)
    log.exception("api.failed", exc_info=error)
    answer = _envelope("Something went wrong. Try again.", status=500, type="server_error")
    answer.headers["x-should-retry"] = "true"
    return answer


def _refused(error: SoraError) -> Response:
    kind, code = CODES.get(type(error), (None, error.code))
    # OpenAI says 400 of what is wrong in a request; its SDKs raise BadRequestError for that.
    status = 400 if error.status == 422 else error.status
    answer = _envelope(
        error.message, status=status, param=PARAMS.get(error.field, error.field) or None, code=code, type=kind
    )
    if isinstance(error, TooMany):
        answer.headers["Retry-After"] = str(error.retry_after_seconds)
        if isinstance(error, RateLimited):
            answer.headers["x-should-retry"] = "true"
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _envelope(
    message: str, *, status: int, param: str | None = None, code: str | None = None, type: str | None = None
) -> JSONResponse:
    kind = type or TYPES.get(status, "invalid_request_error")
    body = Refusal(error=RefusalDetail(message=message, type=kind, param=param, code=code)).model_dump()
    # Asked again it would be refused again: SDKs try 409 and 429 twice more unless they are told.
    return JSONResponse(body, status_code=status, headers={"x-should-retry": "false"})
