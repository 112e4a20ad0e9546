"""What a page shows when it has nothing else to show: loading, an error, nothing there, not signed in."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.shell.layout import bare_frame

SUNRISE = (("0", "#FFF0D2"), (".35", "#FFC46B"), (".7", "#FF9150"), ("1", "#FF6349"))


def sun_scene(is_set: bool = False) -> rx.Component:
    """The large sun on its horizon; `is_set` leaves only its last light. At most one on a screen."""
    bars = [
        rx.el.path(d=f"M{(310 - width) / 2} {y}h{width}", stroke_width=3, opacity=opacity)
        for width, y, opacity in ((150, 99, 1), (110, 108, 0.8), (74, 117, 0.6), (42, 126, 0.45))
    ]
    height = 22 if is_set else 82
    sun = f"M{155 - 82} 84A82 {height} 0 0 1 {155 + 82} 84Z"
    return rx.el.svg(
        rx.el.defs(
            rx.el.radial_gradient(
                *[rx.el.stop(offset=at, stop_color=color) for at, color in SUNRISE],
                id="sunrise",
                cx=".5",
                cy="1",
                r="1",
            )
        ),
        rx.el.path(d=sun, fill="url(#sunrise)"),
        rx.el.path(d="M0 84.75h310", stroke="var(--color-edge)", stroke_width=1.5),
        rx.el.g(*bars, stroke="var(--color-sun-3)", stroke_linecap="round", opacity=0.34),
        view_box="0 0 310 128",
        class_name="sun-scene",
        custom_attrs={"aria-hidden": "true"},
    )


def slow_view(on_retry: Any) -> rx.Component:
    """Shows up by itself when what it stands beside has been loading for too long."""
    return rx.el.div(
        rx.el.p("This takes longer than it should."),
        ui.button("Try again", kind="soft", size=36, icon_name="refresh-cw", on_click=on_retry),
        class_name="slow",
    )


def not_found_view(title: str | rx.Var = "There is nothing here", text: str | rx.Var = "") -> rx.Component:
    return ui.empty_state(
        title,
        text or "The address may be mistyped, or what stood here was taken away.",
        ui.link_button("To the feed", "/", kind="soft"),
        picture=sun_scene(is_set=True),
    )


def sign_in_view(title: str, text: str) -> rx.Component:
    """For a page that is only somebody's own."""
    return ui.empty_state(
        title,
        text,
        ui.link_button("Sign in", "/sign-in"),
        ui.link_button("I have an invite", "/sign-up", kind="soft"),
    )


def not_found_page() -> rx.Component:
    return bare_frame(not_found_view())
