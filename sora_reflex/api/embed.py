"""A public clip on pages of others: a light player, oEmbed for who asks how to show a link, and a QR code of it."""

import io
from html import escape
from urllib.parse import urlsplit
from uuid import UUID

import segno
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from sora_reflex.api.guard import is_own_origin, public_origin
from sora_reflex.core import db, ids
from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import VideoCard
from sora_reflex.models import Visibility

router = APIRouter()

HEIGHT = 640
"""Of a player for which the page that asks names no size."""
CACHE_SECONDS = 300
"""What is taken down is asked for again so soon."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "media-src 'self'",
        "img-src 'self'",
        "style-src 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    )
)
"""No script at all; and the only page of ours that others may frame, since nothing can be pressed in it but a link."""

STYLE = (
    "*{box-sizing:border-box;margin:0}html,body{height:100%;background:#0c0a09;color:#fff;overflow:hidden;"
    "font:15px/20px system-ui,sans-serif}body{display:flex;flex-direction:column}"
    "video{flex:1;min-height:0;width:100%;object-fit:contain;background:var(--color)}"
    "p{display:flex;gap:8px;padding:10px 14px;background:#0c0a09}a{color:inherit;text-decoration:none}"
    "a:first-child{flex:1;min-width:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}"
    "a:focus-visible{outline:2px solid #fff;outline-offset:2px}b{font-weight:600}i{font-style:normal;color:#c2b7ad}"
    "main{margin:auto;padding:24px;text-align:center;color:#c2b7ad}"
)


@router.api_route("/embed/{post_id}", methods=["GET", "HEAD"], include_in_schema=False)
async def read_player(request: Request, post_id: str) -> HTMLResponse:
    """A page with the clip and nothing else. It knows no viewer: only what everybody may see is there."""
    headers = {"Content-Security-Policy": POLICY, "X-Robots-Tag": "noindex"}
    try:
        card = await db.read(feed.get_card, viewer=None, post_id=ids.parse(post_id))
        is_public = card.visibility == Visibility.PUBLIC
    except NotFound:
        is_public = False
    if not is_public:
        gone = "<main>This clip is not here. It may have been deleted, or it is not for everybody.</main>"
        return HTMLResponse(_document("Not here", gone), status_code=404, headers=headers)
    return HTMLResponse(_document(_words(card), _player(card, public_origin(request))), headers=headers)


@router.get("/api/oembed", include_in_schema=False)
async def read_oembed(
    request: Request, url: str, format: str = "json", maxwidth: int = 0, maxheight: int = 0
) -> Response:
    """How to show the address of a public clip, as https://oembed.com says."""
    if format != "json":
        return JSONResponse({"error": {"message": "Only JSON is spoken here."}}, status_code=501)
    card = await db.read(feed.get_card, viewer=None, post_id=_post_id(request, url))
    if card.visibility != Visibility.PUBLIC:
        raise NotFound("This clip is not here. It may have been deleted, or it is not for everybody.")
    origin = public_origin(request)
    width, height = _fit(card, maxwidth, maxheight)
    answer = {
        "version": "1.0",
        "type": "video",
        "title": _words(card),
        "author_name": card.maker.display_name,
        "author_url": f"{origin}/@{card.maker.handle}",
        "provider_name": get_settings().instance_name,
        "provider_url": origin,
        "cache_age": CACHE_SECONDS,
        "thumbnail_url": origin + card.poster_url,
        "thumbnail_width": card.width,
        "thumbnail_height": card.height,
        "width": width,
        "height": height,
        "html": _frame(card, origin, width, height),
    }
    return JSONResponse(answer, headers={"Access-Control-Allow-Origin": "*"})


@router.get("/qr/p/{post_id}.svg", include_in_schema=False)
async def read_code(request: Request, post_id: str) -> Response:
    """The address of a post as a QR code; whether it opens is decided where it leads."""
    drawing = io.BytesIO()
    code = segno.make_qr(f"{public_origin(request)}/p/{ids.parse(post_id)}", error="m")
    code.save(drawing, kind="svg", scale=8, border=3, dark="#0C0A09", light="#FFFFFF", xmldecl=False)
    headers = {"Cache-Control": "private, max-age=86400"}
    return Response(drawing.getvalue(), media_type="image/svg+xml", headers=headers)


def _post_id(request: Request, url: str) -> UUID:
    """The post that an address of this instance names."""
    parts = urlsplit(url)
    kind, _, key = parts.path.strip("/").partition("/")
    if kind not in ("p", "embed") or not is_own_origin(f"{parts.scheme}://{parts.netloc}", request.headers):
        raise NotFound("No clip of this place has that address.")
    return ids.parse(key)


def _fit(card: VideoCard, max_width: int, max_height: int) -> tuple[int, int]:
    """The largest player of the clip's shape inside the room that there is."""
    height = min(HEIGHT, max_height) if max_height > 0 else HEIGHT
    width = height * card.width / card.height
    if 0 < max_width < width:
        width, height = max_width, round(max_width * card.height / card.width)
    return max(1, round(width)), max(1, height)


def _frame(card: VideoCard, origin: str, width: int, height: int) -> str:
    return (
        f'<iframe src="{escape(origin)}/embed/{card.id}" width="{width}" height="{height}" '
        f'title="{escape(_words(card))}" style="border:0;border-radius:20px" loading="lazy" allowfullscreen>'
        "</iframe>"
    )


def _words(card: VideoCard) -> str:
    return card.caption or card.title or "A clip"


def _player(card: VideoCard, origin: str) -> str:
    captions = f'<track kind="captions" src="{card.captions_url}" srclang="en" label="Captions">'
    color = card.color if card.color.startswith("#") else "#151211"
    return (
        f'<video style="--color:{escape(color)}" src="{card.film_url}" poster="{card.poster_url}" width="{card.width}" '
        f'height="{card.height}" controls loop playsinline preload="metadata" aria-label="{escape(_words(card))}">'
        f"{captions if card.captions_url else ''}</video>"
        f'<p><a href="{escape(origin)}/p/{card.id}" target="_blank" rel="noopener"><b>@{escape(card.maker.handle)}</b> '
        f"{escape(_words(card))}</a><i>AI-made</i></p>"
    )


def _document(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>{body}</body></html>"
    )
