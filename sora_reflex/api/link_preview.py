"""What a chat or a search engine sees of a link: title, description, poster and video of a post or a person."""

import re
from html import escape
from urllib.parse import quote

from pydantic import BaseModel
from sqlmodel import Session

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import ids
from sora_reflex.core.errors import NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import VideoCard
from sora_reflex.models import Visibility

TITLE = re.compile(rb"<title[^>]*>.*?</title>", re.DOTALL)
HEAD_END = re.compile(rb"</head>", re.IGNORECASE)
DESCRIPTION_CHARACTERS = 180
"""As much as chats show of a description."""


class Preview(BaseModel):
    """The head of a page about one thing."""

    is_found: bool = False
    is_noindex: bool = True
    title: str = ""
    moved_to: str = ""
    meta: dict[str, str] = {}
    oembed: str = ""
    """Where it is told how to show it on another page; empty for what is not for everybody."""


def find_preview(session: Session, *, token: str, kind: str, key: str, origin: str) -> Preview:
    """The preview of `/p/<id>` or `/@<handle>` as whoever holds `token` may see it; missing and forbidden are alike."""
    viewer = accounts.find_viewer(session, token) if token else None
    try:
        if kind == "@":
            return _person(session, viewer, key, origin)
        return _post(feed.get_card(session, viewer=viewer, post_id=ids.parse(key)), origin)
    except NotFound:
        return Preview(title=f"Not here | {get_settings().instance_name}")


def _person(session: Session, viewer: Viewer | None, handle: str, origin: str) -> Preview:
    user, is_moved = accounts.resolve_handle(session, handle)
    if user is None:
        raise NotFound("Nobody here has that name.")
    profile = feed.get_profile(session, viewer=viewer, handle=user.handle)
    if is_moved:
        return Preview(moved_to=f"/@{user.handle}")
    name = profile.person.display_name
    description = profile.bio or f"{profile.posts} clips, {profile.followers} followers"
    title = f"{name} (@{profile.person.handle}) | {get_settings().instance_name}"
    url = f"{origin}/@{profile.person.handle}"
    meta = {"og:type": "profile", "og:title": title, "og:url": url} | _described(description)
    return Preview(is_found=True, is_noindex=False, title=title, meta=meta)


def _post(card: VideoCard, origin: str) -> Preview:
    words = card.caption or card.title or "A clip"
    title = f"{words[:70]} | @{card.maker.handle} on {get_settings().instance_name}"
    film = origin + card.film_url
    meta = {
        "og:type": "video.other",
        "og:title": title,
        "og:url": f"{origin}/p/{card.id}",
        "og:image": origin + card.poster_url,
        "og:image:type": "image/webp",
        "og:video": film,
        "og:video:secure_url": film,
        "og:video:type": "video/mp4",
        "og:video:width": str(card.width),
        "og:video:height": str(card.height),
        "twitter:card": "summary_large_image",
    } | _described(f"{card.caption or card.prompt or card.title} AI-made ({card.engine_label}).")
    is_public = card.visibility == Visibility.PUBLIC
    oembed = f"{origin}/api/oembed?url={quote(meta['og:url'], safe='')}" if is_public else ""
    return Preview(is_found=True, is_noindex=not is_public, title=title, meta=meta, oembed=oembed)


def _described(text: str) -> dict[str, str]:
    short = text if len(text) <= DESCRIPTION_CHARACTERS else text[: DESCRIPTION_CHARACTERS - 1].rstrip() + "…"
    return {"description": short, "og:description": short, "og:site_name": get_settings().instance_name}


def with_preview(page: bytes, preview: Preview) -> bytes:
    """Put the title and the meta tags of `preview` in the head of an HTML document."""
    tags = [f"<title>{escape(preview.title)}</title>"]
    for name, content in preview.meta.items():
        attribute = "property" if name.startswith("og:") else "name"
        tags.append(f'<meta {attribute}="{name}" content="{escape(content, quote=True)}">')
    if preview.oembed:
        kind, title = "application/json+oembed", escape(preview.title, quote=True)
        tags.append(f'<link rel="alternate" type="{kind}" href="{escape(preview.oembed, quote=True)}" title="{title}">')
    if preview.is_noindex:
        tags.append('<meta name="robots" content="noindex">')
    head = "".join(tags).encode()
    return HEAD_END.sub(lambda end: head + end[0], TITLE.sub(b"", page, count=1), count=1)
