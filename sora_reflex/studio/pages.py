"""The drafts, one draft on its own address, and the operators' queue."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.shell import nav, slots
from sora_reflex.shell.layout import frame, page
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import not_found_view, sign_in_view
from sora_reflex.studio import components as parts
from sora_reflex.studio.components.desk import desk_view
from sora_reflex.studio.components.drafts import draft_view
from sora_reflex.studio.state import DeskState, DraftsState, ProgressState

NAME = get_settings().instance_name


def _members_only(body: rx.Component) -> rx.Component:
    me = ViewerState.me
    door = sign_in_view("Only for members", "Sign in to see your drafts.")
    return rx.cond(me.is_checked & ~me.is_signed_in, door, body)


def drafts_page() -> rx.Component:
    lead = rx.cond(DraftsState.drafts.length() > 0, "Yours alone until you post them.", "")
    return page(_members_only(parts.draft_grid()), title="Drafts", lead=lead, current=nav.DRAFTS)


def draft_page() -> rx.Component:
    missing = not_found_view("This draft is not here", "It may have been deleted, or it is somebody else's.")
    waiting = ui.skeleton(height="70dvh", radius="20px")
    shown = rx.cond(
        DraftsState.current,
        rx.fragment(draft_view(DraftsState.current), parts.draft_sheet()),
        rx.cond(DraftsState.is_missing, missing, waiting),
    )
    back = ui.link(ui.icon("arrow-left", 22), "Drafts", href="/drafts", class_name="btn quiet back")
    return frame(rx.el.div(back, _members_only(shown), class_name="page wide-page"), current=nav.DRAFTS)


def queue_page() -> rx.Component:
    me = ViewerState.me
    door = sign_in_view("Only for operators", "Sign in to see the queue.")
    refused = not_found_view("Only for operators", "They see who waits here, and set how much each may ask for.")
    shown = rx.cond(
        DeskState.is_allowed,
        desk_view(),
        rx.cond(DeskState.is_loaded, refused, ui.skeleton(height="60dvh", radius="20px")),
    )
    body = rx.cond(me.is_checked & ~me.is_signed_in, door, shown)
    return frame(rx.el.div(body, class_name="page wide-page desk"), current=nav.QUEUE)


def add_to(app: rx.App) -> None:
    """The pages, and the sheet and the pill that follow a person everywhere."""
    for build in (parts.create_sheet, parts.progress_pill, parts.progress_sheet):
        slots.add_overlay(build)
    slots.add_start(ProgressState.watch)
    load = [ViewerState.check, DraftsState.load]
    app.add_page(drafts_page, route="/drafts", title=f"Drafts | {NAME}", on_load=load)
    load_one = [ViewerState.check, DraftsState.load_one]
    app.add_page(draft_page, route="/drafts/[video_id]", title=f"Draft | {NAME}", on_load=load_one)
    load_queue = [ViewerState.check, DeskState.load]
    app.add_page(queue_page, route="/queue", title=f"Queue | {NAME}", on_load=load_queue)
