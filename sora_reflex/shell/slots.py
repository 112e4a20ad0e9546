"""Places that higher domains fill: the create sheet and the progress pill follow the person on every page."""

from collections.abc import Callable

import reflex as rx

_overlays: list[Callable[[], rx.Component]] = []


def add_overlay(build: Callable[[], rx.Component]) -> None:
    """Have what `build` returns on every signed-in page; the composition root calls this before pages are added."""
    if build not in _overlays:
        _overlays.append(build)


def overlays() -> list[rx.Component]:
    return [build() for build in _overlays]
