"""What stands in the head of every page: sheets, font, icons, the manifest, and what a built page cannot know."""

import reflex as rx

STYLESHEETS = ["/css/" + name + ".css" for name in ("tokens", "base", "controls", "surfaces", "shell", "feed", "profile")]
"""In this order; a domain's own sheets follow."""

SAME_PORT = (
    "(function(){var W=window.WebSocket;window.WebSocket=class extends W{constructor(a,p){"
    "var u=new URL(a,location.href);if(u.hostname===location.hostname)u.host=location.host;super(u,p)}}})()"
)
"""One build serves every port: the page's socket goes to where the page came from."""


def head_components() -> list[rx.Component]:
    return [
        rx.el.meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        rx.el.meta(name="theme-color", content="#0C0A09", media="(prefers-color-scheme: dark)"),
        rx.el.meta(name="theme-color", content="#0C0A09", media="(prefers-color-scheme: light)"),
        rx.el.meta(name="mobile-web-app-capable", content="yes"),
        rx.el.meta(name="apple-mobile-web-app-status-bar-style", content="black-translucent"),
        rx.el.link(
            rel="preload", href="/fonts/sora-sans-latin.woff2", custom_attrs={"as": "font", "type": "font/woff2", "crossOrigin": "anonymous"}
        ),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        rx.el.link(rel="icon", href="/icons/icon.svg", custom_attrs={"type": "image/svg+xml"}),
        rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-icon.png"),
        rx.el.script(SAME_PORT),
    ]
