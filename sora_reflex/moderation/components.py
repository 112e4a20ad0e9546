"""The sheets to report and to moderate, and the operators' pages, as islands of the browser that come when needed."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex.moderation.state import InviteTreeState, ModerationState, ReviewState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_place = asset(__name__, "order_place.jsx")
_desk = asset(__name__, "review_desk.jsx")
for _part in ("order_sheets.jsx", "order.css", "acts.jsx", "reasons.json", "desk.jsx", "invite_tree.jsx"):
    asset(__name__, _part)


class OrderSheets(rx.Component):
    """Open on `sheet:report` and `sheet:moderate` with {subject, id, name}; fetched when they are first asked for."""

    library = _place.importable_path
    tag = "OrderSheets"

    done: rx.Var[int]
    problem: rx.Var[str]
    keeps_order: rx.Var[bool]

    on_begin: rx.EventHandler[no_args_event_spec]
    on_report: rx.EventHandler[passthrough_event_spec(str, str, str, str)]
    on_act: rx.EventHandler[passthrough_event_spec(str, str, str, str)]


class ReviewDesk(rx.Component):
    """The queue, the evidence and the acts, side by side."""

    library = _desk.importable_path
    tag = "ReviewDesk"

    cases: rx.Var[list]
    chosen: rx.Var[Any]
    acts: rx.Var[list]
    waiting: rx.Var[int]
    has_more: rx.Var[bool]
    done: rx.Var[int]
    problem: rx.Var[str]

    on_choose: rx.EventHandler[passthrough_event_spec(str, str)]
    on_more: rx.EventHandler[no_args_event_spec]
    on_act: rx.EventHandler[passthrough_event_spec(str, str, str, str)]


class InviteTree(rx.Component):
    """Who invited whom, a branch at a time."""

    library = _desk.importable_path
    tag = "InviteTree"

    branches: rx.Var[dict]
    more: rx.Var[dict]

    on_branch: rx.EventHandler[passthrough_event_spec(str)]
    on_more: rx.EventHandler[passthrough_event_spec(str)]


def order_sheets() -> rx.Component:
    state = ModerationState
    return OrderSheets.create(
        done=state.done,
        problem=state.problem,
        keeps_order=ViewerState.me.keeps_order,
        on_begin=state.begin,
        on_report=state.report,
        on_act=state.act,
    )


def review_desk() -> rx.Component:
    state = ReviewState
    return ReviewDesk.create(
        cases=state.cases,
        chosen=state.chosen,
        acts=state.acts,
        waiting=state.waiting,
        has_more=state.has_more,
        done=ModerationState.done,
        problem=ModerationState.problem,
        on_choose=state.choose,
        on_more=state.load_more,
        on_act=ModerationState.act,
    )


def invite_tree() -> rx.Component:
    state = InviteTreeState
    return InviteTree.create(branches=state.branches, more=state.more, on_branch=state.open, on_more=state.load_more)
