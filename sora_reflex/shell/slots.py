"""Places that higher domains fill: what follows a person on every page, and what starts with each page."""

from collections.abc import Callable

import reflex as rx

_overlays: list[Callable[[], rx.Component]] = []
_starts: list[rx.event.EventType[()]] = []


def add_overlay(build: Callable[[], rx.Component]) -> None:
    """Have what `build` returns on every signed-in page; the composition root calls this before pages are added."""
    if build not in _overlays:
        _overlays.append(build)


def overlays() -> list[rx.Component]:
    return [build() for build in _overlays]


def add_start(event: rx.event.EventType[()]) -> None:
    """Have this event follow each page load and each reconnection of somebody who is signed in."""
    if event not in _starts:
        _starts.append(event)


def starts() -> list[rx.event.EventType[()]]:
    return list(_starts)
