"""Small words and faces that are never pressed: tag, film chip, avatar, local time."""

from typing import Any

import reflex as rx

from sora_reflex.ui.icons import icon

_time = rx.asset("local_time.jsx", shared=True)
rx.asset("face.jsx", shared=True)


def tag(label: str | rx.Var, *, state: str = "", icon_name: str = "", **props: Any) -> rx.Component:
    """A state or a label, 20 high. States: ok, ask, no, live, film."""
    children = [icon(icon_name, 12, 2.2)] if icon_name else []
    return rx.el.span(*children, label, class_name=f"tag {state}", **props)


def film_chip(label: str | rx.Var, *, icon_name: str = "", is_small: bool = False, **props: Any) -> rx.Component:
    """A label over a clip; readable on any picture."""
    children = [icon(icon_name, 13 if is_small else 15, 2.1)] if icon_name else []
    return rx.el.span(*children, label, class_name="fchip s24" if is_small else "fchip", **props)


def avatar(initial: str | rx.Var, hue: int | rx.Var, size: int = 40, **props: Any) -> rx.Component:
    """A person's drawn face: their initial in the light of their own hour. The name stands beside it, unspoken here."""
    style = {"width": f"{size}px", "height": f"{size}px", "font_size": f"{round(size * 0.42)}px", "--hue": hue}
    extra = props.pop("class_name", "")
    return rx.el.span(initial, class_name=f"av {extra}", style=style, custom_attrs={"aria-hidden": "true"}, **props)


class LocalTime(rx.Component):
    """An ISO time in UTC, said in the reader's own zone and language."""

    library = _time.importable_path
    tag = "LocalTime"

    at: rx.Var[str]
    kind: rx.Var[str]


def local_time(at: str | rx.Var, kind: str = "age") -> rx.Component:
    """Kinds: age ("2 h"), time ("18:40", on another day "Tue 18:40"), date ("4 May 2026")."""
    return LocalTime.create(at=at, kind=kind)
