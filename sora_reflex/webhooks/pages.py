"""The page of one's webhooks."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import sign_in_view
from sora_reflex.webhooks import components as parts
from sora_reflex.webhooks.state import PATH, WebhooksState

NAME = get_settings().instance_name


def webhooks_page() -> rx.Component:
    me = ViewerState.me
    shown = rx.fragment(parts.revealed(), parts.page_error(), parts.webhook_list(), parts.add_form())
    waiting = ui.skeleton(height="40dvh", radius="20px")
    door = sign_in_view("Only for members", "Sign in to see your webhooks.")
    body = rx.cond(
        me.is_checked & ~me.is_signed_in, door, rx.cond(WebhooksState.is_loaded & me.is_signed_in, shown, waiting)
    )
    back = ui.link(ui.icon("arrow-left", 22), "Settings", href="/settings", class_name="btn quiet back")
    head = rx.el.header(
        rx.el.h1("Webhooks", class_name="display"),
        rx.el.p("Servers of yours that are told when a clip of yours is there.", class_name="i2 pretty"),
        class_name="page-head",
    )
    return frame(rx.el.div(back, head, body, class_name="page hooks"), current="settings")


def add_to(app: rx.App) -> None:
    load = [ViewerState.check, WebhooksState.load]
    app.add_page(webhooks_page, route=PATH, title=f"Webhooks | {NAME}", on_load=load)
