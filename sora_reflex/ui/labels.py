"""Small words and faces that are never pressed: tag, film chip, avatar, local time."""

from typing import Any

import reflex as rx

from sora_reflex.ui.assets import asset
from sora_reflex.ui.icons import icon

_time = asset(__name__, "local_time.jsx")
_face = asset(__name__, "face.jsx")


def tag(label: str | rx.Var, *, state: str = "", icon_name: str = "", **props: Any) -> rx.Component:
    """A state or a label, 20 high. States: ok, ask, no, live, film."""
    children = [icon(icon_name, 12, 2.2)] if icon_name else []
    return rx.el.span(*children, label, class_name=f"tag {state}", **props)


def film_chip(label: str | rx.Var, *, icon_name: str = "", is_small: bool = False, **props: Any) -> rx.Component:
    """A label over a clip; readable on any picture."""
    children = [icon(icon_name, 13 if is_small else 15, 2.1)] if icon_name else []
    return rx.el.span(*children, label, class_name="fchip s24" if is_small else "fchip", **props)


class Avatar(rx.Component):
    """A person's face, by what is said of them: initial, hue and picture."""

    library = _face.importable_path
    tag = "Avatar"

    person: rx.Var[Any]
    size: rx.Var[int]


def avatar(person: rx.Var, size: int = 40, **props: Any) -> rx.Component:
    """A person's picture, or their initial in the light of their own hour. The name stands beside it, unspoken here."""
    return Avatar.create(person=person, size=size, **props)


class LocalTime(rx.Component):
    """An ISO time in UTC, said in the reader's own zone and language."""

    library = _time.importable_path
    tag = "LocalTime"

    at: rx.Var[str]
    kind: rx.Var[str]


def local_time(at: str | rx.Var, kind: str = "age") -> rx.Component:
    """Kinds: age ("2 h"), time ("18:40", on another day "Tue 18:40"), date ("4 May 2026")."""
    return LocalTime.create(at=at, kind=kind)
