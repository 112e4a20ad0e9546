"""The frame around every page: navigation, overlays, notices and the offline banner."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.shell import nav, slots
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_js = asset(__name__, "boundary.jsx")


class Boundary(rx.Component):
    """Says so when what is inside it breaks, and leaves the navigation standing."""

    library = _js.importable_path
    tag = "Boundary"


def _extras() -> list[rx.Component]:
    return [ui.toast(ShellState.notice_text, ShellState.notice_number), ui.connection_banner()]


class SkipLink(rx.el.Div):
    """The browser's own link: the router's would go to a page, not to a place in it."""

    tag = "a"

    href: rx.Var[str]


def _skip() -> rx.Component:
    return SkipLink.create("Skip to the page", href="#main", class_name="btn solid skip")


def frame(
    *children: rx.Component, current: str = "", is_you: bool | rx.Var = False, class_name: str = ""
) -> rx.Component:
    """A page with navigation for members, and an invitation to join for everybody else.

    `current` is one of the names in shell/nav.py; `is_you` marks one's own profile.
    """
    me = ViewerState.me
    member = rx.fragment(nav.side_rail(current, is_you), nav.phone_nav(current, is_you), *slots.overlays())
    ground = rx.el.div(class_name="nav-ground", custom_attrs={"aria-hidden": "true"})
    return rx.el.div(
        _skip(),
        rx.el.main(Boundary.create(*children), id="main", tab_index=-1, class_name="main"),
        rx.cond(me.is_checked, rx.cond(me.is_signed_in, member, nav.join_bar()), ground),
        *_extras(),
        class_name=f"frame {class_name}",
    )


def bare_frame(*children: rx.Component, class_name: str = "") -> rx.Component:
    """A page that stands alone: sign-in, sign-up, the landing."""
    return rx.el.div(
        _skip(),
        rx.el.main(Boundary.create(*children), id="main", tab_index=-1, class_name="main"),
        *_extras(),
        class_name=f"frame bare {class_name}",
    )


def page(*children: rx.Component, title: str | rx.Var, current: str = "", lead: str | rx.Var = "") -> rx.Component:
    """An ordinary page of text and lists: opens with what it means, then the proof."""
    opening = rx.el.header(
        rx.el.h1(title, class_name="display"),
        *([rx.el.p(lead, class_name="i2 pretty")] if isinstance(lead, rx.Var) or lead else []),
        class_name="page-head",
    )
    return frame(rx.el.div(opening, *children, class_name="page"), current=current)
