"""The inbox on its address, and what follows a person's inbox on every page."""

import reflex as rx

from sora_reflex.core.settings import get_settings
from sora_reflex.notifications import components as parts
from sora_reflex.notifications.state import PATH, InboxState
from sora_reflex.shell import nav, slots
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import sign_in_view

NAME = get_settings().instance_name


def inbox_page() -> rx.Component:
    me = ViewerState.me
    door = sign_in_view("Only for members", "Sign in to see your inbox.")
    shown = rx.cond(
        me.is_checked & ~me.is_signed_in, door, rx.fragment(parts.head(), parts.inbox_list(), parts.choices_sheet())
    )
    return frame(rx.el.div(shown, class_name="page"), current=nav.INBOX)


def add_to(app: rx.App) -> None:
    slots.add_start(InboxState.watch)
    app.add_page(inbox_page, route=PATH, title=f"Inbox | {NAME}", on_load=[ViewerState.check, InboxState.load])
