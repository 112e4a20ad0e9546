"""The choice between dark, light and the system's own."""

import reflex as rx

_js = rx.asset("theme.jsx", shared=True)


class ThemeChoice(rx.Component):
    library = _js.importable_path
    tag = "ThemeChoice"


def theme_choice() -> rx.Component:
    return ThemeChoice.create()
