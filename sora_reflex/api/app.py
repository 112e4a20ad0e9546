"""The HTTP side of the web process: forms, media and health, with one shape of error."""

import structlog
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from sora_reflex.api import auth, document, embed, families, health, mail, media, metrics, previews, uploads
from sora_reflex.api.rest.app import PREFIX, Under, make_rest
from sora_reflex.api.v1 import routes as v1
from sora_reflex.core.errors import SoraError, TooMany

log = structlog.get_logger()


def make_api() -> FastAPI:
    """The FastAPI application under which the user interface is mounted."""
    api = FastAPI(title="Sora Reflex", docs_url=None, redoc_url=None, openapi_url=None)
    for module in (auth, embed, health, mail, media, metrics, previews, uploads, families, document, v1):
        api.include_router(module.router)
    api.router.routes.append(Under(PREFIX, make_rest()))
    api.add_exception_handler(SoraError, _refusal)
    return api


def _refusal(_request: Request, error: Exception) -> JSONResponse:
    """An expected refusal: its code for programs, its words for a person."""
    assert isinstance(error, SoraError)
    headers = {"Retry-After": str(error.retry_after_seconds)} if isinstance(error, TooMany) else None
    return JSONResponse({"error": error.code, "detail": error.message}, status_code=error.status, headers=headers)
