"""How `/api` answers: one shape of refusal, and the headers that stand on every answer."""

from collections.abc import Callable, Coroutine
from typing import Any
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import Field
from starlette.exceptions import HTTPException

from sora_reflex.accounts.schemas import View
from sora_reflex.api.access import allowance_of
from sora_reflex.core.errors import SoraError, TooMany

HTTP_CODES = {404: "not_found", 405: "method_not_allowed"}


class Problem(View):
    """A refusal: its code for programs, its words for a person."""

    error: str = Field(description="A stable code, as docs/errors.md lists them.", examples=["not_found"])
    detail: str = Field(description="What happened and what to do, in words.")
    field: str = Field(default="", description="Which field of the request it is about; empty for none.")


class RestRoute(APIRoute):
    """A route of `/api`: its answers carry an id, how much the caller may still send, and are kept by no cache."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            with structlog.contextvars.bound_contextvars(request_id=request_id(request)):
                return dressed(request, await handle(request))

        return answered


def request_id(request: Request) -> str:
    """One for each request, in its answer and in every line of the log about it."""
    if not hasattr(request.state, "request_id"):
        request.state.request_id = f"req_{uuid4().hex}"
    return str(request.state.request_id)


def dressed(request: Request, response: Response) -> Response:
    response.headers["x-request-id"] = request_id(request)
    response.headers.setdefault("Cache-Control", "no-store")
    if allowance := allowance_of(request):
        response.headers.update(allowance.headers)
    return response


def add_handlers(api: FastAPI) -> None:
    """Let every refusal of this application have the one shape."""
    api.add_exception_handler(SoraError, _refused)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _http)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, SoraError)
    headers = {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.retry_after_seconds)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    problem = Problem(error=error.code, detail=error.message, field=error.field)
    return _answer(request, problem, error.status, headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:])
    return _answer(request, Problem(error="invalid", detail=f"{first['msg']}.", field=field), 422, {})


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:
        # What FastAPI says of a body that is no text at all; of one that is no JSON it says 422.
        return _answer(request, Problem(error="invalid", detail="The body is not JSON.", field="body"), 422, {})
    code = HTTP_CODES.get(error.status_code, "refused")
    return _answer(
        request, Problem(error=code, detail=f"{error.detail}."), error.status_code, dict(error.headers or {})
    )


def _answer(request: Request, problem: Problem, status: int, headers: dict[str, str]) -> Response:
    return dressed(request, JSONResponse(problem.model_dump(), status_code=status, headers=headers))


WORDS = {
    401: "There is no key, or it opens nothing here.",
    403: "The key may not do that, or the account may not.",
    404: "It is not there, or not shared with the caller: the two look the same.",
    409: "It can't be done as things stand.",
    422: "A field of the request is wrong.",
    429: "Too many requests, or no turn is left; `Retry-After` says when there is one again.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route documents of the refusals that it may give; those that every route may give are among them."""
    return {
        status: {"model": Problem, "description": WORDS[status]} for status in sorted({401, 403, 422, 429, *statuses})
    }
