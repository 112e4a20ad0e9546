"""The mark and the instance's name as a wordmark."""

import reflex as rx

from sora_reflex.ui.icons import _js


class Mark(rx.Component):
    """Half a sun over three shortening bars; one colour on film, the sunrise elsewhere."""

    library = _js.importable_path
    tag = "Mark"

    size: rx.Var[int]
    is_sunrise: rx.Var[bool]


def mark(size: int = 28, *, is_sunrise: bool = False) -> rx.Component:
    return Mark.create(size=size, is_sunrise=is_sunrise)


def wordmark(name: str, size: int = 28, *, is_sunrise: bool = True) -> rx.Component:
    return rx.el.span(mark(size, is_sunrise=is_sunrise), rx.el.span(name), class_name="wordmark")
