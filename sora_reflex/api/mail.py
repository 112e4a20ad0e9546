"""Where the links in mail lead: an address is confirmed, or written to no more."""

from html import escape

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from sora_reflex.api.forms import go
from sora_reflex.core import db
from sora_reflex.core.errors import SoraError
from sora_reflex.notifications import digest

router = APIRouter(prefix="/mail", include_in_schema=False)

ASK = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/base.css">
<link rel="stylesheet" href="/css/controls.css"><link rel="stylesheet" href="/css/surfaces.css">
<main class="empty"><h1 class="h26">{title}</h1><p>{text}</p>{form}</main></html>"""

FORM = """<form method="post" class="acts"><button class="btn solid">{label}</button></form>"""


def _page(title: str, text: str, label: str = "", status: int = 200) -> HTMLResponse:
    form = FORM.format(label=escape(label)) if label else ""
    return HTMLResponse(ASK.format(title=escape(title), text=escape(text), form=form), status_code=status)


@router.get("/confirm")
async def ask_confirm(token: str = Query(max_length=2000)) -> HTMLResponse:  # noqa: ARG001
    """A press decides: programs that look through mail open its links."""
    return _page(
        "Is this your address?", "Then mail about your clips comes here, once a day at most.", "Yes, it is mine"
    )


@router.post("/confirm", response_model=None)
async def confirm(token: str = Query(max_length=2000)) -> RedirectResponse | HTMLResponse:
    try:
        await db.run(digest.confirm, token=token)
    except SoraError as error:
        return _page("That did not work", error.message, status=error.status)
    return go("/inbox#settings")


@router.get("/stop")
async def ask_stop(token: str = Query(max_length=2000)) -> HTMLResponse:  # noqa: ARG001
    return _page("No more mail?", "Your inbox here stays as it is.", "Write no more")


@router.post("/stop", response_model=None)
async def stop(token: str = Query(max_length=2000)) -> HTMLResponse | PlainTextResponse:
    """Also what a mail program's own button sends (RFC 8058)."""
    try:
        await db.run(digest.stop, token=token)
    except SoraError as error:
        return _page("That did not work", error.message, status=error.status)
    return _page("No more mail", "Nothing is written to this address any more.")
