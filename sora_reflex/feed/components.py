"""The stage of the feed and the grid of a profile, as islands of the browser, and the parts around them."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex import ui
from sora_reflex.feed.state import ActState, FeedState
from sora_reflex.messages.components import share_sheet
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import slow_view, sun_scene
from sora_reflex.social.components import comments_sheet
from sora_reflex.ui.assets import asset

_feed = asset(__name__, "swipe_feed.jsx")
_grid = asset(__name__, "grid.jsx")
_reel = asset(__name__, "reel.jsx")
for _part in (
    "actions.jsx",
    "deeds.js",
    "film.jsx",
    "horizon.jsx",
    "lib.js",
    "person_acts.jsx",
    "post_menu.jsx",
    "post_sheets.jsx",
    "scroll.js",
    "subtitles.jsx",
    "wishes.js",
):
    asset(__name__, _part)

STARTERS = (
    "A cat who is sure the rain is talking to it",
    'Rent day on a floating castle. The landlord says "It was cheaper on the ground."',
    "The last train of the night, and it is shy",
)
"""Prompts that begin from an empty feed: one press away from a clip."""


class SwipeFeed(rx.Component):
    """Clips one above the other; near ones hold a source, the next is ready before the thumb moves."""

    library = _feed.importable_path
    tag = "SwipeFeed"

    cards: rx.Var[list]
    has_more: rx.Var[bool]
    is_signed_in: rx.Var[bool]
    liked: rx.Var[dict]
    followed: rx.Var[dict]
    is_single: rx.Var[bool]
    keeps_order: rx.Var[bool]
    ending: rx.Var[rx.Component]

    on_end_reached: rx.EventHandler[no_args_event_spec]
    on_like: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_follow: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_edit: rx.EventHandler[passthrough_event_spec(str, str, str, bool, bool)]
    on_delete: rx.EventHandler[passthrough_event_spec(str)]
    on_pin: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_mute: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_restrict: rx.EventHandler[passthrough_event_spec(str, bool)]
    on_block: rx.EventHandler[passthrough_event_spec(str, bool)]


class Grid(rx.Component):
    """Tiles of clips; one that a pointer rests on plays."""

    library = _grid.importable_path
    tag = "Grid"

    tiles: rx.Var[list]
    has_more: rx.Var[bool]
    on_end_reached: rx.EventHandler[no_args_event_spec]


class Count(rx.Component):
    """A number in few signs: 24.8k."""

    library = _grid.importable_path
    tag = "Count"

    n: rx.Var[int]


class ShareButton(rx.Component):
    """Hands an address of this place on: by the phone's own sheet, or as a copied link."""

    library = _grid.importable_path
    tag = "ShareButton"

    path: rx.Var[str]
    title: rx.Var[str]


class Again(rx.Component):
    """Asks again while a place is empty: the first clips of a new instance are being filmed meanwhile."""

    library = _reel.importable_path
    tag = "Again"

    seconds: rx.Var[int]
    on_again: rx.EventHandler[no_args_event_spec]


class Reel(rx.Component):
    """Public clips one after the other, silent, behind the words of the landing; its children while there are none."""

    library = _reel.importable_path
    tag = "Reel"

    cards: rx.Var[list]


def stage(cards: rx.Var, *children: rx.Component, **props: Any) -> rx.Component:
    """The stage with everything a person can do on it."""
    feed = SwipeFeed.create(
        *children,
        cards=cards,
        is_signed_in=ViewerState.me.is_signed_in,
        keeps_order=ViewerState.me.keeps_order,
        liked=ActState.liked,
        followed=ActState.followed,
        on_like=ActState.like,
        on_follow=ActState.follow,
        on_edit=ActState.edit,
        on_delete=ActState.delete,
        on_pin=ActState.pin,
        on_mute=ActState.mute,
        on_restrict=ActState.restrict,
        on_block=ActState.block,
        **props,
    )
    return rx.fragment(feed, comments_sheet(), share_sheet(reposted=ActState.reposted, on_repost=ActState.repost))


def feed_tabs(current: str) -> rx.Component:
    """Latest and Following, over the film."""
    attributes = {"aria-current": "page"}
    return rx.fragment(
        rx.el.span(ui.mark(24), class_name="film-mark"),
        rx.el.nav(
            ui.link("Latest", href="/", custom_attrs=attributes if current == "latest" else {}),
            ui.link("Following", href="/following", custom_attrs=attributes if current == "following" else {}),
            class_name="film-tabs",
            custom_attrs={"aria-label": "Feeds"},
        ),
    )


def quiet_stage(*children: rx.Component, tabs: rx.Component | None = None, class_name: str = "") -> rx.Component:
    """The stage with no clip on it: loading, empty, or gone."""
    top = rx.el.header(*([tabs] if tabs else []), class_name="film-top")
    inner = rx.el.div(top, *children, class_name=f"stage {class_name}", custom_attrs={"data-theme": "dark"})
    return rx.el.section(rx.el.div(inner, class_name="stage-area"), class_name="theatre")


def loading_stage(on_retry: Any, tabs: rx.Component | None = None) -> rx.Component:
    """A clip's shape before its own colour is known."""
    bars = [
        ui.skeleton(width, height, "8px") for width, height in (("96px", "16px"), ("240px", "16px"), ("180px", "16px"))
    ]
    foot = rx.el.div(*bars, class_name="film-foot col gap8")
    words = rx.el.span("Loading", class_name="sr", role="status")
    return quiet_stage(foot, words, slow_view(on_retry), tabs=tabs, class_name="waiting")


def starter_prompts() -> rx.Component:
    """Ways to begin, already filled in."""
    rows = [
        ui.opens(
            rx.el.button(
                rx.el.span(prompt, class_name="grow"), ui.icon("arrow-right", 18), type="button", class_name="starter"
            ),
            "create",
            {"prompt": prompt},
        )
        for prompt in STARTERS
    ]
    return rx.el.div(*rows, class_name="col gap8 starters")


def early_view() -> rx.Component:
    """The feed of a place where nobody has posted yet."""
    return rx.el.div(
        sun_scene(),
        rx.el.h1("It is early here", class_name="display"),
        rx.el.p("No clips yet. Be the first light. Start from one of these:", class_name="i2 pretty"),
        starter_prompts(),
        Again.create(on_again=FeedState.load),
        class_name="early",
    )


def ending_view(title: str, text: str, *actions: rx.Component) -> rx.Component:
    """After the last clip."""
    return rx.el.div(
        sun_scene(is_set=True),
        rx.el.h2(title, class_name="h26"),
        rx.el.p(text, class_name="i2 pretty"),
        rx.el.div(*actions, class_name="acts row gap8 center wrap"),
        class_name="early ending",
    )
