"""The choice between dark, light and the system's own."""

import reflex as rx

from sora_reflex.ui.assets import asset

_js = asset(__name__, "theme.jsx")


class ThemeChoice(rx.Component):
    library = _js.importable_path
    tag = "ThemeChoice"


def theme_choice() -> rx.Component:
    return ThemeChoice.create()
