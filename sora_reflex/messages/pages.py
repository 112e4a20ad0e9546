"""The messages: all conversations, and one on its own address."""

import reflex as rx

from sora_reflex.core.settings import get_settings
from sora_reflex.messages.components import messages
from sora_reflex.messages.state import HERE, MessagesState
from sora_reflex.shell import nav, slots
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import sign_in_view

NAME = get_settings().instance_name


def _page(class_name: str) -> rx.Component:
    me = ViewerState.me
    door = sign_in_view("Only for members", "Sign in to read your messages.")
    return frame(rx.cond(me.is_checked & ~me.is_signed_in, door, messages()), current=nav.INBOX, class_name=class_name)


def messages_page() -> rx.Component:
    return _page("with-talks")


def talk_page() -> rx.Component:
    """One conversation: on a phone it has the screen to itself."""
    return _page("with-talks in-talk")


def add_to(app: rx.App) -> None:
    slots.add_start(MessagesState.watch)
    load = [ViewerState.check, MessagesState.load]
    for route, build in ((HERE, messages_page), (f"{HERE}/requests", messages_page), (f"{HERE}/[talk]", talk_page)):
        app.add_page(build, route=route, title=f"Messages | {NAME}", on_load=load)
