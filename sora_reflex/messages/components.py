"""Conversations and the ways to hand a clip on, as islands of the browser."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex.messages.state import MessagesState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_messages = asset(__name__, "messages.jsx")
_sheet = asset(__name__, "share_sheet.jsx")
for _part in ("talk.jsx", "say.jsx", "outbox.js", "messages.css", "share.jsx", "share.css"):
    asset(__name__, _part)


class Messages(rx.Component):
    """The list of conversations and the open one: beside one another, or on a phone one of the two."""

    library = _messages.importable_path
    tag = "Messages"

    talks: rx.Var[list]
    has_more_talks: rx.Var[bool]
    is_requests: rx.Var[bool]
    waiting: rx.Var[Any]
    talk: rx.Var[Any]
    said: rx.Var[list]
    has_older: rx.Var[bool]
    status: rx.Var[str]
    answers: rx.Var[dict]
    people: rx.Var[list]
    me: rx.Var[Any]

    on_more_talks: rx.EventHandler[no_args_event_spec]
    on_older: rx.EventHandler[no_args_event_spec]
    on_write: rx.EventHandler[passthrough_event_spec(str, str, str, str)]
    on_remove: rx.EventHandler[passthrough_event_spec(str)]
    on_accept: rx.EventHandler[passthrough_event_spec(str)]
    on_decline: rx.EventHandler[passthrough_event_spec(str)]
    on_seen: rx.EventHandler[passthrough_event_spec(str, str)]
    on_block: rx.EventHandler[passthrough_event_spec(str)]
    on_find: rx.EventHandler[passthrough_event_spec(str)]


class ShareSheet(rx.Component):
    """Opens on `sheet:share` with a post's card; what is in it is fetched then."""

    library = _sheet.importable_path
    tag = "ShareSheet"

    is_signed_in: rx.Var[bool]
    me: rx.Var[Any]
    people: rx.Var[list]
    answers: rx.Var[dict]
    on_find: rx.EventHandler[passthrough_event_spec(str)]
    on_write: rx.EventHandler[passthrough_event_spec(str, str, str, str)]
    reposted: rx.Var[dict]
    on_repost: rx.EventHandler[passthrough_event_spec(str, bool, str)]


def share_sheet(*, reposted: rx.Var, on_repost: Any) -> rx.Component:
    """`reposted` are the server's answers to reposts, which `on_repost` asks for: post, whether, line."""
    return ShareSheet.create(
        reposted=reposted,
        on_repost=on_repost,
        is_signed_in=ViewerState.me.is_signed_in,
        me=ViewerState.me,
        people=MessagesState.people,
        answers=MessagesState.answers,
        on_find=MessagesState.find_people,
        on_write=MessagesState.write,
    )


def messages() -> rx.Component:
    state = MessagesState
    return Messages.create(
        talks=state.talks,
        has_more_talks=state.has_more_talks,
        is_requests=state.is_requests,
        waiting=state.waiting,
        talk=state.talk,
        said=state.said,
        has_older=state.has_older,
        status=state.status,
        answers=state.answers,
        people=state.people,
        me=ViewerState.me,
        on_more_talks=state.load_more_talks,
        on_older=state.load_older,
        on_write=state.write,
        on_remove=state.remove,
        on_accept=state.accept,
        on_decline=state.decline,
        on_seen=state.seen,
        on_block=state.block,
        on_find=state.find_people,
    )
