"""The pages of those who keep order: what was reported, and who invited whom."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.moderation.components import invite_tree, order_sheets, review_desk
from sora_reflex.moderation.state import InviteTreeState, ReviewState
from sora_reflex.shell import nav, slots
from sora_reflex.shell.layout import frame, page
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import not_found_view

NAME = get_settings().instance_name


def _loading() -> rx.Component:
    rows = [ui.skeleton(height="72px", radius="14px", margin_bottom="12px") for _ in range(6)]
    return rx.el.div(*rows, rx.el.span("Loading", class_name="sr", role="status"), class_name="page")


def reports_page() -> rx.Component:
    """What was reported, what there is to see of it, and what can be done."""
    shown = rx.cond(ReviewState.is_allowed, review_desk(), not_found_view())
    return frame(rx.cond(ReviewState.is_loaded, shown, _loading()), current=nav.REPORTS)


def invites_page() -> rx.Component:
    """The tree of invites."""
    shown = rx.cond(InviteTreeState.is_allowed, invite_tree(), not_found_view())
    body = rx.cond(InviteTreeState.is_loaded, shown, _loading())
    return page(
        body,
        title="Who invited whom",
        lead="From the codes of the command line down. Open somebody to see whom they brought.",
    )


def add_to(app: rx.App) -> None:
    slots.add_overlay(order_sheets)
    check = ViewerState.check
    app.add_page(reports_page, route="/operator/reports", title=f"Reports | {NAME}", on_load=[check, ReviewState.load])
    app.add_page(
        invites_page, route="/operator/invites", title=f"Invites | {NAME}", on_load=[check, InviteTreeState.load]
    )
