"""The comments of a clip, as an island of the browser that is fetched when they are first opened."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex.shell.viewer import ViewerState
from sora_reflex.social.state import CommentsState
from sora_reflex.ui.assets import asset

_sheet = asset(__name__, "comments_sheet.jsx")
asset(__name__, "comments.jsx")
asset(__name__, "comments.css")


class CommentsSheet(rx.Component):
    """Opens on `sheet:comments` with the id of a post, and by itself at a comment that the address names.

    From below on a phone, at the side on a desktop.
    """

    library = _sheet.importable_path
    tag = "CommentsSheet"

    thread: rx.Var[Any]
    rows: rx.Var[list]
    replies: rx.Var[dict]
    has_more: rx.Var[bool]
    has_more_replies: rx.Var[dict]
    answers: rx.Var[dict]
    is_loaded: rx.Var[bool]
    error: rx.Var[str]
    is_signed_in: rx.Var[bool]
    me: rx.Var[Any]

    on_open: rx.EventHandler[passthrough_event_spec(str, str)]
    on_close: rx.EventHandler[no_args_event_spec]
    on_more: rx.EventHandler[no_args_event_spec]
    on_replies: rx.EventHandler[passthrough_event_spec(str)]
    on_write: rx.EventHandler[passthrough_event_spec(str, str, str, str, str)]
    on_like: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_remove: rx.EventHandler[passthrough_event_spec(str)]
    on_hide: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_pin: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_who: rx.EventHandler[passthrough_event_spec(str, str)]


def comments_sheet() -> rx.Component:
    state = CommentsState
    return CommentsSheet.create(
        thread=state.thread,
        rows=state.rows,
        replies=state.replies,
        has_more=state.has_more,
        has_more_replies=state.has_more_replies,
        answers=state.answers,
        is_loaded=state.is_loaded,
        error=state.error,
        is_signed_in=ViewerState.me.is_signed_in,
        me=ViewerState.me,
        on_open=state.open,
        on_close=state.close,
        on_more=state.load_more,
        on_replies=state.load_replies,
        on_write=state.write,
        on_like=state.like,
        on_remove=state.remove,
        on_hide=state.hide,
        on_pin=state.pin,
        on_who=state.choose_who,
    )
