"""Reflex's own settings, taken from ours."""

import reflex as rx

from sora_reflex.core.settings import get_settings

_settings = get_settings()

config = rx.Config(
    app_name="sora_reflex",
    frontend_port=_settings.port,
    backend_port=_settings.port,
    # One build serves any host: the page replaces this name by the one it came from.
    api_url=f"http://localhost:{_settings.port}",
    default_color_mode="dark",
    telemetry_enabled=False,
    redis_url=_settings.resolved_redis_url if _settings.web_workers > 1 else None,
    cors_allowed_origins=[_settings.base_url] if _settings.base_url else [f"http://localhost:{_settings.port}"],
    show_built_with_reflex=False,
    plugins=[],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
