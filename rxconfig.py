"""Reflex's own settings, taken from ours."""

import reflex as rx

from sora_reflex.core.settings import get_settings
from sora_reflex.shell.same_origin import SameOriginPlugin

_settings = get_settings()

config = rx.Config(
    app_name="sora_reflex",
    frontend_port=_settings.port,
    backend_port=_settings.port,
    # Only a stand-in: the plugin makes the page talk to wherever it came from, so that one build serves any address.
    api_url=f"http://localhost:{_settings.port}",
    default_color_mode="dark",
    telemetry_enabled=False,
    redis_url=_settings.resolved_redis_url if _settings.web_workers > 1 else None,
    # None: the outermost layer (api/web_shell.py) lets only pages of the same host in, whatever its name is.
    cors_allowed_origins=(),
    # Invite codes are guarded by network address, also where they are looked up by an event.
    trusted_proxy_hops=_settings.trusted_proxies,
    show_built_with_reflex=False,
    plugins=[SameOriginPlugin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
