"""Parts of the webhooks page: each address with what was sent there, the form for another, a secret shown once."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.accounts.components import copy_button
from sora_reflex.models import EventType
from sora_reflex.webhooks.schemas import DeliveryView, TryView, WebhookView
from sora_reflex.webhooks.state import WebhooksState

S = WebhooksState


def revealed() -> rx.Component:
    """The secret of what was just added or rotated."""
    made = S.revealed
    text = rx.el.div(
        rx.el.p("The secret of ", rx.el.span(made.name, class_name="b"), ". Copy it now: it is not shown again."),
        rx.el.p(made.value, class_name="code", custom_attrs={"data-revealed": "yes"}),
        rx.el.div(
            copy_button(made.value, "Copy secret"),
            ui.button("Done", kind="quiet", size=36, on_click=S.forget_revealed),
            class_name="row gap8 wrap",
        ),
        class_name="col gap12",
    )
    return rx.cond(made, ui.banner(text, state="ok", icon_name="lock", role="status"), rx.fragment())


def page_error() -> rx.Component:
    """A refusal that belongs to no field."""
    is_elsewhere = (S.error != "") & (S.error_field == "")
    note = ui.banner(S.error, state="no", icon_name="circle-alert", role="alert")
    return rx.cond(is_elsewhere, note, rx.fragment())


def webhook_list() -> rx.Component:
    rows = rx.el.ul(rx.foreach(S.webhooks, _webhook), class_name="setting-list")
    nothing = rx.el.p("None yet. Add the first below.", class_name="i3")
    head = rx.el.h2("Yours", class_name="title")
    return rx.el.section(head, rx.cond(S.webhooks.length() > 0, rows, nothing), class_name="setting")


def _webhook(one: rx.Var[WebhookView]) -> rx.Component:
    is_open = S.open_id == one.id
    more = rx.el.button(
        rx.cond(is_open, ui.icon("chevron-up", 20), ui.icon("chevron-down", 20)),
        type="button",
        class_name="ib",
        on_click=S.open(one.id),
        custom_attrs={"aria-expanded": is_open, "aria-label": "What was sent to " + one.name},
    )
    names = rx.el.div(
        rx.el.div(rx.el.span(one.name, class_name="b"), _state(one), class_name="row gap8 wrap"),
        rx.el.div(one.url, class_name="t13 i2 ell"),
        rx.el.div("hears of ", one.event_types.join(" and "), class_name="t13 i3"),
        class_name="col gap4 grow",
    )
    return rx.el.li(
        rx.el.div(names, more, class_name="setting-row"),
        rx.cond(is_open, _open(one), rx.fragment()),
        key=one.id,
    )


def _state(one: rx.Var[WebhookView]) -> rx.Component:
    last = rx.match(
        one.last_status,
        ("delivered", ui.tag("Works", state="ok", icon_name="check")),
        ("failed", ui.tag("Fails", state="no", icon_name="circle-alert")),
        ("trying", ui.tag("Tries again", state="ask", icon_name="clock")),
        ("waiting", ui.tag("On its way", icon_name="clock")),
        ui.tag("Nothing sent yet"),
    )
    return rx.cond(one.is_paused, ui.tag("Paused", state="ask", icon_name="pause"), last)


def _open(one: rx.Var[WebhookView]) -> rx.Component:
    """What can be done with it, and its log."""
    pause = ui.button("Pause", kind="soft", size=36, icon_name="pause", on_click=S.pause)
    resume = ui.button("Resume", kind="soft", size=36, icon_name="play", on_click=S.resume)
    acts = rx.el.div(
        rx.cond(
            one.is_paused,
            rx.fragment(),
            ui.button("Send a sample", kind="soft", size=36, icon_name="forward", on_click=S.send_sample),
        ),
        ui.button("Rotate secret", kind="soft", size=36, icon_name="refresh-cw", on_click=S.rotate),
        rx.cond(one.is_paused, resume, pause),
        ui.button("Remove", kind="danger", size=36, icon_name="trash", on_click=S.ask_removal),
        class_name="row gap8 wrap",
    )
    sure = rx.el.div(
        rx.el.p("Remove it, with its secret and its log?", class_name="m"),
        rx.el.div(
            ui.button("Remove", kind="danger-full", size=36, on_click=S.remove),
            ui.button("Keep it", kind="quiet", size=36, on_click=S.keep),
            class_name="row gap8",
        ),
        class_name="col gap12",
        role="alert",
    )
    return rx.el.div(
        rx.cond(one.pause_reason != "", ui.help_line(one.pause_reason, state="bad"), rx.fragment()),
        rx.cond(one.old_until != "", _old(one), rx.fragment()),
        rx.cond(S.is_removing, sure, acts),
        _log(),
        class_name="col gap12 hook-open",
    )


def _old(one: rx.Var[WebhookView]) -> rx.Component:
    until = ui.local_time(one.old_until, "time")
    return rx.el.p("The secret before this one signs too until ", until, ".", class_name="t13 i2")


def _log() -> rx.Component:
    rows = rx.el.ul(rx.foreach(S.deliveries, _delivery), class_name="setting-list")
    nothing = rx.el.p("Nothing was sent yet. The next clip will be, or a sample now.", class_name="t13 i3")
    more = ui.button("Show older", kind="quiet", size=36, on_click=S.load_more, class_name="start")
    return rx.fragment(rx.cond(S.deliveries.length() > 0, rows, nothing), rx.cond(S.has_more, more, rx.fragment()))


def _delivery(one: rx.Var[DeliveryView]) -> rx.Component:
    is_open = S.open_delivery == one.id
    status = rx.match(
        one.status,
        ("delivered", ui.tag("Delivered", state="ok", icon_name="check")),
        ("failed", ui.tag("Given up", state="no", icon_name="x")),
        rx.cond(one.tries > 0, ui.tag("Tries again", state="ask", icon_name="clock"), ui.tag("On its way")),
    )
    said = rx.el.div(
        rx.cond(one.status_code, rx.el.span(one.status_code, " · "), rx.fragment()), one.note, class_name="t13 i2 ell"
    )
    row = rx.el.div(
        rx.el.div(
            rx.el.div(rx.el.span(one.event_type, class_name="m"), status, class_name="row gap8 wrap"),
            rx.cond(one.tries > 0, said, rx.fragment()),
            rx.el.div(ui.local_time(one.created_at, "time"), " · ", one.about, class_name="t13 i3 ell"),
            class_name="col gap4 grow",
        ),
        rx.el.div(
            ui.button(
                rx.cond(is_open, "Hide tries", "Tries"), kind="quiet", size=36, on_click=S.show_tries(one.id),
                custom_attrs={"aria-expanded": is_open},
            ),
            ui.button("Send again", kind="soft", size=36, on_click=S.replay(one.id)),
            class_name="row gap4",
        ),
        class_name="setting-row",
    )  # fmt: skip
    tries = rx.el.ol(
        rx.foreach(one.log, _try),
        rx.cond(
            one.next_at != "",
            rx.el.li("Next try ", ui.local_time(one.next_at, "time"), class_name="t13 i3"),
            rx.fragment(),
        ),
        class_name="col gap4 hook-tries",
    )
    return rx.el.li(row, rx.cond(is_open, tries, rx.fragment()), key=one.id)


def _try(one: rx.Var[TryView]) -> rx.Component:
    code = rx.cond(
        one.status_code, rx.el.span(one.status_code, class_name="m"), rx.el.span("No answer", class_name="m")
    )
    return rx.el.li(
        ui.local_time(one.at, "time"), " · ", code, " · ", one.took_ms, " ms · ", one.note, class_name="t13 i2"
    )


def add_form() -> rx.Component:
    chips = rx.el.div(
        ui.chip(
            "A clip is there", is_on=S.wants_completed, icon_name="circle-check",
            on_click=S.choose(EventType.VIDEO_COMPLETED.value),
        ),
        ui.chip(
            "A clip failed", is_on=S.wants_failed, icon_name="circle-alert",
            on_click=S.choose(EventType.VIDEO_FAILED.value),
        ),
        class_name="row gap8 wrap",
        role="group",
        custom_attrs={"aria-label": "What it hears of"},
    )  # fmt: skip
    form = rx.el.form(
        ui.field(
            "Address", "url", type="url", placeholder="https://example.org/hook", max_length=500, required=True,
            error=rx.cond(S.error_field == "url", S.error, ""), auto_complete="off", spell_check=False,
            help="It is sent a POST with a signature. Answer with any 2xx within 10 seconds.",
        ),
        ui.field(
            "Name", "name", max_length=60, placeholder="Site", required=True, auto_complete="off",
            error=rx.cond(S.error_field == "name", S.error, ""),
        ),
        rx.el.div(rx.el.p("Hears of", class_name="label"), chips,
                  rx.cond(S.error_field == "event_types", ui.help_line(S.error, state="bad"), rx.fragment())),
        ui.button("Add webhook", type="submit", icon_name="plus", class_name="start"),
        on_submit=S.add,
        key=S.form_number.to_string(),
        class_name="col gap16",
    )  # fmt: skip
    head = rx.el.div(
        rx.el.h2("Add one", class_name="title"),
        rx.el.p("Its secret is shown once. OpenAI's SDKs check the signature with it.", class_name="t13 i2 pretty"),
    )
    return rx.el.section(head, form, class_name="setting")
