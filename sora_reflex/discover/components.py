"""The page of finding, as an island of the browser: its field answers while one types."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex.discover.state import DiscoverState
from sora_reflex.feed.state import ActState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_js = asset(__name__, "discover.jsx")
_board = asset(__name__, "board.jsx")
asset(__name__, "discover.css")


class Finder(rx.Component):
    """The field, the chips that narrow, and what answers: tags, people, sounds, clips."""

    library = _js.importable_path
    tag = "Finder"

    answered: rx.Var[str]
    read_as: rx.Var[str]
    tiles: rx.Var[list]
    people: rx.Var[list]
    sounds: rx.Var[list]
    tags: rx.Var[list]
    suggestions: rx.Var[list]
    engines: rx.Var[list]
    is_loaded: rx.Var[bool]
    has_more: rx.Var[bool]
    has_more_people: rx.Var[bool]
    has_more_sounds: rx.Var[bool]
    is_signed_in: rx.Var[bool]
    followed: rx.Var[dict]

    on_search: rx.EventHandler[passthrough_event_spec(str, str, str, str, bool)]
    on_more: rx.EventHandler[no_args_event_spec]
    on_more_people: rx.EventHandler[no_args_event_spec]
    on_more_sounds: rx.EventHandler[no_args_event_spec]
    on_follow: rx.EventHandler[passthrough_event_spec(str, bool)]


class Board(rx.Component):
    """Clips or people by a count, the leading first."""

    library = _board.importable_path
    tag = "Board"

    clips: rx.Var[list]
    people: rx.Var[list]
    is_loaded: rx.Var[bool]
    one: rx.Var[str]
    many: rx.Var[str]


def finder(*children: Any) -> rx.Component:
    state = DiscoverState
    return Finder.create(
        *children,
        answered=state.answered,
        read_as=state.read_as,
        tiles=state.tiles,
        people=state.people,
        sounds=state.sounds,
        tags=state.tags,
        suggestions=state.suggestions,
        engines=state.engines,
        is_loaded=state.is_loaded,
        has_more=state.has_more,
        has_more_people=state.has_more_people,
        has_more_sounds=state.has_more_sounds,
        is_signed_in=ViewerState.me.is_signed_in,
        followed=ActState.followed,
        on_search=state.search,
        on_more=state.load_more,
        on_more_people=state.load_more_people,
        on_more_sounds=state.load_more_sounds,
        on_follow=ActState.follow,
    )
