"""What stands in the head of every page: sheets, font, icons, the manifest."""

import reflex as rx

STYLESHEETS = [
    "/css/" + name + ".css"
    for name in ("tokens", "base", "controls", "surfaces", "shell", "feed", "profile", "accounts", "studio", "desk")
]
"""In this order; a domain's own sheets follow."""


def head_components() -> list[rx.Component]:
    return [
        rx.el.meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        rx.el.meta(name="theme-color", content="#0C0A09", custom_attrs={"media": "(prefers-color-scheme: dark)"}),
        rx.el.meta(name="theme-color", content="#FAF6F0", custom_attrs={"media": "(prefers-color-scheme: light)"}),
        rx.el.meta(name="mobile-web-app-capable", content="yes"),
        rx.el.meta(name="apple-mobile-web-app-status-bar-style", content="black-translucent"),
        rx.el.link(
            rel="preload",
            href="/fonts/sora-sans-latin.woff2",
            custom_attrs={"as": "font", "type": "font/woff2", "crossOrigin": "anonymous"},
        ),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        rx.el.link(rel="icon", href="/icons/icon.svg", custom_attrs={"type": "image/svg+xml"}),
        rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-icon.png"),
    ]
