"""People, as islands of the browser: whoever is followed, listed, muted or blocked."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from sora_reflex.feed.state import ActState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_people = asset(__name__, "people.jsx")


class FollowButton(rx.Component):
    """Follows at once, or asks a private account, and steps back if the server refuses."""

    library = _people.importable_path
    tag = "FollowButton"

    handle: rx.Var[str]
    relation: rx.Var[Any]
    is_private: rx.Var[bool]
    is_signed_in: rx.Var[bool]
    followed: rx.Var[dict]
    on_follow: rx.EventHandler[passthrough_event_spec(str, bool)]


class FollowerCount(rx.Component):
    """How many follow somebody, with what was just done counted in."""

    library = _people.importable_path
    tag = "FollowerCount"

    handle: rx.Var[str]
    count: rx.Var[int]
    followed: rx.Var[dict]


class PeopleRows(rx.Component):
    """People one under the other; `kind` says what can be done about them."""

    library = _people.importable_path
    tag = "PeopleRows"

    rows: rx.Var[list]
    kind: rx.Var[str]
    has_more: rx.Var[bool]
    is_signed_in: rx.Var[bool]
    followed: rx.Var[dict]
    on_end_reached: rx.EventHandler[passthrough_event_spec(str)]
    on_follow: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_answer: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_undo: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_remove: rx.EventHandler[passthrough_event_spec(str)]


class PersonMenu(rx.Component):
    """What else one can do about somebody: mute, restrict, block, remove."""

    library = _people.importable_path
    tag = "PersonMenu"

    handle: rx.Var[str]
    relation: rx.Var[Any]
    keeps_order: rx.Var[bool]
    is_suspended: rx.Var[bool]
    on_mute: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_restrict: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_block: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_remove: rx.EventHandler[passthrough_event_spec(str)]


def people(rows: rx.Var, **props: Any) -> rx.Component:
    """Rows of people whom the viewer can follow."""
    return PeopleRows.create(
        rows=rows,
        is_signed_in=ViewerState.me.is_signed_in,
        followed=ActState.followed,
        on_follow=ActState.follow,
        **props,
    )
