"""Navigation: the bar under the horizon on a phone, the rail at the left on anything wider."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.shell.notices import ShellState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_js = asset(__name__, "sun.jsx")
_join = asset(__name__, "join_place.jsx")
asset(__name__, "join_sheet.jsx")

HILL = "M0 26C11 26 16 21 21 15.500A36 36 0 0 1 77 15.500C82 21 87 26 98 26"
"""The rise of the horizon around the sun: 98 px wide, whatever the width of the screen."""

FEED, FOLLOWING, INBOX, DRAFTS, INVITES, QUEUE = "feed", "following", "inbox", "drafts", "invites", "queue"
DISCOVER, REPORTS = "discover", "reports"


class SunButton(rx.Component):
    """Opens the sheet named "create"; its ring follows the window event `sora:progress`."""

    library = _js.importable_path
    tag = "SunButton"

    is_bar: rx.Var[bool]


class JoinPlace(rx.Component):
    """Opens on `sheet:join`, for whoever presses what members do."""

    library = _join.importable_path
    tag = "JoinPlace"


def _me_href() -> rx.Var:
    return "/@" + ViewerState.me.handle


def _current(is_on: bool | rx.Var) -> dict[str, Any]:
    if isinstance(is_on, rx.Var):
        return {"aria-current": rx.cond(is_on, "page", rx.Var("undefined"))}
    return {"aria-current": "page"} if is_on else {}


def _item(label: str, icon: str, href: str | rx.Var, *, is_on: bool, badge: rx.Component | None = None) -> rx.Component:
    children = [ui.icon(icon, 24, 2.2 if is_on else 1.9), label, *([badge] if badge else [])]
    return ui.link(*children, href=href, custom_attrs=_current(is_on))


def _badge(count: rx.Var[int], class_name: str) -> rx.Component:
    return rx.cond(
        count > 0,
        rx.el.span(count, rx.el.span(" new", class_name="sr"), class_name=class_name),
        rx.fragment(),
    )


def _inbox_new() -> rx.Var[int]:
    return ShellState.inbox_new + ShellState.messages_new


def phone_nav(current: str = "", is_you: bool | rx.Var = False) -> rx.Component:
    """The bar under the horizon; the sun stands in the rise."""
    me = ViewerState.me
    face = ui.avatar(me, 24)
    # Drafts are reached from there.
    you = ui.link(face, "You", _badge(ShellState.drafts_new, "badge"), href=_me_href(), custom_attrs=_current(is_you))
    return rx.el.nav(
        rx.el.div(
            rx.el.svg(
                rx.el.path(d=HILL + "V110H0Z", fill="var(--color-canvas)"),
                rx.el.path(d=HILL, fill="none", stroke="var(--color-line)", class_name="hill-line"),
                width="98",
                height="26",
                view_box="0 0 98 26",
                class_name="hill",
            ),
            class_name="ground",
        ),
        rx.el.div(
            _item("Feed", "house", "/", is_on=current in (FEED, FOLLOWING)),
            _item("Discover", "search", "/discover", is_on=current == DISCOVER),
            rx.el.span(),
            _item("Inbox", "inbox", "/inbox", is_on=current == INBOX, badge=_badge(_inbox_new(), "badge")),
            you,
            class_name="items",
        ),
        SunButton.create(),
        class_name="nav",
        custom_attrs={"aria-label": "Main"},
    )


def _side_item(
    label: str, icon: str, href: str | rx.Var, *, is_on: bool | rx.Var, count: rx.Component | None = None
) -> rx.Component:
    return ui.link(
        ui.icon(icon, 22, 2.1 if is_on is True else 1.9),
        rx.el.span(label, class_name="wide"),
        *([count] if count else []),
        href=href,
        class_name="side-item",
        title=label,
        custom_attrs=_current(is_on),
    )


def side_rail(current: str = "", is_you: bool | rx.Var = False) -> rx.Component:
    """The rail: icons alone from 768 px, with words from 1200 px."""
    me = ViewerState.me
    return rx.el.aside(
        ui.link(ui.wordmark(get_settings().instance_name), href="/", class_name="side-logo", title="To the feed"),
        rx.el.nav(
            _side_item("Feed", "house", "/", is_on=current == FEED),
            _side_item("Following", "users", "/following", is_on=current == FOLLOWING),
            _side_item("Discover", "search", "/discover", is_on=current == DISCOVER),
            _side_item("Inbox", "inbox", "/inbox", is_on=current == INBOX, count=_badge(_inbox_new(), "side-count")),
            _side_item(
                "Drafts", "film", "/drafts", is_on=current == DRAFTS, count=_badge(ShellState.drafts_new, "side-count")
            ),
            _side_item("Invites", "ticket", "/settings#invites", is_on=current == INVITES),
            _side_item("Profile", "user", _me_href(), is_on=is_you),
            rx.cond(
                me.keeps_order,
                _side_item("Reports", "flag", "/operator/reports", is_on=current == REPORTS),
                rx.fragment(),
            ),
            rx.cond(me.is_operator, _side_item("Queue", "list-video", "/queue", is_on=current == QUEUE), rx.fragment()),
            class_name="col gap2",
            custom_attrs={"aria-label": "Main"},
        ),
        SunButton.create(is_bar=True),
        rx.el.div(class_name="grow"),
        ui.link(
            ui.avatar(me, 36),
            rx.el.span(
                rx.el.span(me.display_name, class_name="b ell"),
                rx.el.span("@" + me.handle, class_name="t12 i3 ell"),
                class_name="col grow wide",
            ),
            rx.el.span(ui.icon("settings", 18), class_name="wide i3"),
            href="/settings",
            class_name="side-me",
            title="Settings",
        ),
        class_name="side",
    )


def join_bar() -> rx.Component:
    """In place of the navigation for somebody who is not signed in, and what they read when they press more."""
    bar = rx.el.div(
        ui.link(ui.wordmark(get_settings().instance_name, 24), href="/", class_name="grow"),
        ui.link_button("Sign in", "/sign-in", kind="quiet", size=36, class_name="ground-2"),
        ui.link_button("I have an invite", "/sign-up", kind="solid", size=36),
        class_name="join",
    )
    return rx.fragment(bar, JoinPlace.create())
