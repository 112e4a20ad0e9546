"""The operators' desk: who waits and what is filmed where, the workers, and the limits."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.studio.schemas import LimitView, QueuedView, WorkerView
from sora_reflex.studio.state import DeskState


def desk_view() -> rx.Component:
    desk = DeskState.desk
    return rx.fragment(
        rx.el.header(
            rx.el.div(
                rx.el.h1(desk.headline, class_name="display"),
                rx.el.p(desk.lead, class_name="i2 pretty"),
                class_name="grow",
                custom_attrs={"aria-live": "polite"},
            ),
            _pause(),
            class_name="desk-head",
        ),
        rx.el.div(
            rx.el.div(
                _section("Being filmed", _list(desk.running, _running, "Nothing is being filmed.")),
                _section("In line", _list(desk.waiting, _waiting, "Nobody is in line."), _more()),
                class_name="desk-queue",
            ),
            rx.el.div(
                _section("Workers", _list(desk.workers, _worker, "No worker films at the moment.")),
                _limits("At once", "How many clips of one person are filmed at the same time."),
                _limits("Turns in 24 hours", "What each person may make. A clip of 15 seconds takes two."),
                _limits("Head start", "Short clips count as sent a minute earlier. 0 gives none a head start."),
                class_name="desk-side",
            ),
            class_name="desk-columns",
        ),
    )


def _section(title: str, *children: Any, text: str = "") -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, class_name="title"),
        *([rx.el.p(text, class_name="t13 i2 pretty")] if text else []),
        *children,
        class_name="desk-section",
    )


def _pause() -> rx.Component:
    resume = ui.button("Go on filming", kind="solid", icon_name="play", on_click=DeskState.resume)
    pause = ui.button("Pause filming", kind="soft", icon_name="pause", on_click=DeskState.pause)
    return rx.cond(DeskState.desk.is_paused, resume, pause)


def _list(rows: rx.Var, row: Any, nothing: str) -> rx.Component:
    return rx.cond(
        rows.length() > 0,
        rx.el.ul(rx.foreach(rows, row), class_name="desk-list"),
        rx.el.p(nothing, class_name="i3 desk-nothing"),
    )


def _who(row: rx.Var[QueuedView], *under: Any) -> rx.Component:
    return rx.el.div(
        rx.el.div("@" + row.handle, class_name="b ell"),
        rx.el.div(row.what, class_name="t13 i3 ell"),
        *under,
        class_name="grow",
    )


def _when(row: rx.Var[QueuedView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(row.stage_label, class_name="t13 i2"),
        rx.cond(row.wait_label != "", rx.el.div(row.wait_label, class_name="b"), rx.fragment()),
        class_name="desk-when",
    )


def _running(row: rx.Var[QueuedView]) -> rx.Component:
    line = rx.el.div(
        rx.el.div(style={"width": row.progress.to_string() + "%"}),
        class_name="desk-progress",
        role="progressbar",
        custom_attrs={
            "aria-valuenow": row.progress,
            "aria-valuemin": 0,
            "aria-valuemax": 100,
            "aria-label": "Clip of @" + row.handle,
        },
    )
    where = rx.cond(row.worker != "", rx.el.span(" · ", row.worker, class_name="desk-worker"), rx.fragment())
    who = rx.el.div(
        rx.el.div("@" + row.handle, class_name="b ell"),
        rx.el.div(row.what, where, class_name="t13 i3 ell"),
        line,
        class_name="grow",
    )
    return rx.el.li(who, _when(row), class_name="desk-row", key=row.id)


def _waiting(row: rx.Var[QueuedView], index: rx.Var[int]) -> rx.Component:
    number = rx.el.span(index + 1, class_name="desk-number", custom_attrs={"aria-hidden": "true"})
    since = rx.el.div("Sent ", ui.local_time(row.sent_at, "time"), class_name="t13 i3")
    return rx.el.li(number, _who(row, since), _when(row), class_name="desk-row", key=row.id)


def _more() -> rx.Component:
    more = DeskState.desk.more
    return rx.cond(more > 0, rx.el.p("and ", more, " more", class_name="i3 desk-nothing"), rx.fragment())


def _worker(worker: rx.Var[WorkerView]) -> rx.Component:
    busy = rx.cond(
        worker.for_handle != "",
        ui.tag("films for @" + worker.for_handle, state="live"),
        ui.tag("idle"),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.div(worker.device, " · ", worker.host, class_name="b ell"),
            rx.el.div(worker.films, " · ", worker.name, class_name="t13 i3 ell"),
            class_name="grow",
        ),
        busy,
        class_name="desk-row",
        key=worker.name,
    )


def _limits(group: str, text: str) -> rx.Component:
    rows = rx.foreach(DeskState.desk.limits, lambda limit: rx.cond(limit.group == group, _limit(limit), rx.fragment()))
    return _section(group, rx.el.div(rows, class_name="desk-list"), text=text)


def _limit(limit: rx.Var[LimitView]) -> rx.Component:
    is_bad = DeskState.error_name == limit.name
    box = rx.el.input(
        id=limit.name,
        type="text",
        input_mode="numeric",
        default_value=limit.value.to_string(),
        # A new value is a new box: what was typed and refused stays to be mended.
        key=limit.name + limit.value.to_string(),
        on_blur=lambda typed: DeskState.set_limit(limit.name, typed),
        custom_attrs={"aria-invalid": is_bad, "aria-describedby": limit.name + "-note"},
    )
    note = rx.cond(
        is_bad,
        ui.help_line(DeskState.error, state="bad"),
        rx.cond(
            limit.is_set, rx.el.span("Set here", class_name="t12 i3"), rx.el.span("As configured", class_name="t12 i3")
        ),
    )
    return rx.el.div(
        rx.el.div(
            rx.el.label(limit.label, html_for=limit.name, class_name="b"),
            rx.el.div(note, id=limit.name + "-note"),
            class_name="grow",
        ),
        rx.el.div(box, class_name=rx.cond(is_bad, "field bad desk-box", "field desk-box")),
        class_name="desk-row",
        key=limit.name,
    )
