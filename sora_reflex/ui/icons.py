"""The icons in use: paths of lucide (ISC licence), kept in one file that Python and the browser's islands both read."""

import json
from pathlib import Path

import reflex as rx

from sora_reflex.ui.assets import asset

NAMES: frozenset[str] = frozenset(json.loads(Path(__file__).with_name("icons.json").read_text()))

_js = asset(__name__, "icon.jsx")
asset(__name__, "icons.json")


class Icon(rx.Component):
    """A stroke drawing in the colour of the text around it; it is never read aloud."""

    library = _js.importable_path
    tag = "Icon"

    name: rx.Var[str]
    size: rx.Var[int]
    stroke: rx.Var[float]
    is_filled: rx.Var[bool]


def icon(name: str | rx.Var, size: int = 20, stroke: float = 1.9, **props: object) -> rx.Component:
    """The icon `name`; an unknown name is refused when the page is built."""
    if isinstance(name, str) and name not in NAMES:
        raise ValueError(f"no icon is called {name!r}: see ui/icons.json")
    return Icon.create(name=name, size=size, stroke=stroke, **props)
