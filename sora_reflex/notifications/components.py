"""The inbox, as an island of the browser."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex import ui
from sora_reflex.notifications.state import PATH, InboxState
from sora_reflex.shell.notices import ShellState
from sora_reflex.ui.assets import asset

_inbox = asset(__name__, "inbox.jsx")
_choices = asset(__name__, "choices.jsx")
asset(__name__, "inbox.css")


class Inbox(rx.Component):
    """Lines by day; opening one takes its mark off."""

    library = _inbox.importable_path
    tag = "Inbox"

    rows: rx.Var[list[Any]]
    has_more: rx.Var[bool]
    on_end_reached: rx.EventHandler[no_args_event_spec]
    on_read: rx.EventHandler[passthrough_event_spec(str)]


class ChoicesButton(rx.Component):
    """Opens the sheet of `Choices`."""

    library = _choices.importable_path
    tag = "ChoicesButton"


class Choices(rx.Component):
    """A sheet with every kind of notification, and whether this browser takes pushes."""

    library = _choices.importable_path
    tag = "Choices"

    choices: rx.Var[list[Any]]
    push_key: rx.Var[str]
    letters: rx.Var[Any]
    on_open: rx.EventHandler[no_args_event_spec]
    on_choose: rx.EventHandler[passthrough_event_spec(str, str, bool)]
    on_subscribe: rx.EventHandler[passthrough_event_spec(str, str, str)]
    on_unsubscribe: rx.EventHandler[passthrough_event_spec(str)]
    on_write_to: rx.EventHandler[passthrough_event_spec(str)]


def choices_sheet() -> rx.Component:
    state = InboxState
    return Choices.create(
        choices=state.choices,
        push_key=state.push_key,
        letters=state.letters,
        on_open=state.open_choices,
        on_choose=state.choose,
        on_subscribe=state.subscribe,
        on_unsubscribe=state.unsubscribe,
        on_write_to=state.write_to,
    )


def inbox_list() -> rx.Component:
    state = InboxState
    rows = Inbox.create(rows=state.rows, has_more=state.has_more, on_end_reached=state.load_more, on_read=state.read)
    nothing = ui.empty_state(
        "All quiet",
        "When somebody likes, remixes or talks about a clip of yours, or follows you, it stands here.",
        ui.link_button("See the latest", "/", kind="soft"),
    )
    return rx.cond(state.is_loaded, rx.cond(state.rows.length() > 0, rows, nothing), _loading())


def _loading() -> rx.Component:
    def row() -> rx.Component:
        words = rx.el.div(
            ui.skeleton("min(320px, 60vw)", "16px", "8px"), ui.skeleton("120px", "12px", "6px"), class_name="col gap8"
        )
        return rx.el.div(ui.skeleton("48px", "48px", "50%"), words, class_name="inbox-loading")

    return rx.el.div(*[row() for _ in range(6)], rx.el.span("Loading", class_name="sr", role="status"))


def head() -> rx.Component:
    news = ShellState.messages_new
    messages = rx.fragment("Messages", rx.cond(news > 0, rx.el.span(news, class_name="n"), rx.fragment()))
    title = rx.el.header(
        rx.el.h1("Inbox", class_name="display"),
        rx.cond(
            InboxState.has_fresh,
            ui.button("Mark all read", kind="quiet", size=36, icon_name="check", on_click=InboxState.read("")),
            rx.fragment(),
        ),
        ChoicesButton.create(),
        class_name="inbox-head",
    )
    tabs = ui.tabs(("Activity", PATH, True), (messages, f"{PATH}/messages", False), label="What comes in")
    return rx.fragment(title, tabs)
