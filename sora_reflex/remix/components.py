"""The tree of a family, and the head of a sound's page, as islands of the browser."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from sora_reflex.remix.state import FamilyState, SoundState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_tree = asset(__name__, "tree.jsx")
_sound = asset(__name__, "sound.jsx")
asset(__name__, "sound.css")
for _part in ("tree.css", "tree_layout.js", "tree_paint.js", "tree_list.jsx"):
    asset(__name__, _part)


class FamilyTree(rx.Component):
    """A family as half rings of posters over a horizon: zoomed by hand, wheel or key, and a list beside it."""

    library = _tree.importable_path
    tag = "FamilyTree"
    lib_dependencies: list[str] = ["d3-hierarchy@3.1.3", "d3-selection@3.0.1", "d3-zoom@3.0.1"]

    post_id: rx.Var[str]
    card: rx.Var[Any]
    is_signed_in: rx.Var[bool]
    on_choose: rx.EventHandler[passthrough_event_spec(str)]


def family_tree() -> rx.Component:
    return FamilyTree.create(
        post_id=FamilyState.post_id,
        card=FamilyState.chosen,
        is_signed_in=ViewerState.me.is_signed_in,
        on_choose=FamilyState.choose,
    )


class SoundHead(rx.Component):
    """A sound: one press plays it, another begins a clip with it."""

    library = _sound.importable_path
    tag = "SoundHead"

    card: rx.Var[Any]
    uses: rx.Var[int]
    is_signed_in: rx.Var[bool]


def sound_head() -> rx.Component:
    return SoundHead.create(card=SoundState.card, uses=SoundState.uses, is_signed_in=ViewerState.me.is_signed_in)
