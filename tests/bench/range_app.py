"""What the range benchmark serves: the HTTP side of the product, and Starlette's own static files beside it."""

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sora_reflex.core.settings import get_settings


def ours() -> ASGIApp:
    """As the web process wraps it, without the pages."""
    from sora_reflex.api.app import make_api
    from sora_reflex.api.metrics import Counted
    from sora_reflex.api.web_shell import WebShell

    return Counted(WebShell(make_api()))


def static() -> ASGIApp:
    return Starlette(routes=[Mount("/static", StaticFiles(directory=get_settings().media_dir))])
