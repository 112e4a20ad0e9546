"""The page of one's API keys: those there are, a form for another, the one that was just made, and how to use it."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.accounts.components import copy_button
from sora_reflex.accounts.keys_state import LASTS, KeysState
from sora_reflex.accounts.schemas import ExampleView, KeyView
from sora_reflex.models import Scope
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import sign_in_view

S = KeysState

SCOPES = {
    Scope.READ: ("See my clips", "eye"),
    Scope.CREATE: ("Make and delete clips", "clapperboard"),
    Scope.POST: ("Post, like and follow", "share-2"),
}


def _made() -> rx.Component:
    """The key that was just made."""
    text = rx.el.div(
        rx.el.p(rx.el.span(S.made.name, class_name="b"), " is ready. Copy it now: it is not shown again."),
        rx.el.p(S.made.value, class_name="mono key-made", custom_attrs={"data-made": "yes"}),
        rx.el.div(
            copy_button(S.made.value, "Copy key"),
            ui.button("Done", kind="quiet", size=36, on_click=S.forget_made),
            class_name="row gap8 wrap",
        ),
        class_name="col gap12",
    )
    return rx.cond(S.made, ui.banner(text, state="ok", icon_name="lock", role="status"), rx.fragment())


def _list() -> rx.Component:
    rows = rx.el.ul(rx.foreach(S.keys, _row), class_name="setting-list")
    nothing = rx.el.p("None yet. Make the first below.", class_name="i3")
    head = rx.el.h2("Yours", class_name="title")
    return rx.el.section(head, rx.cond(S.keys.length() > 0, rows, nothing), class_name="setting")


def _row(key: rx.Var[KeyView]) -> rx.Component:
    is_asked = S.revoking == key.id
    end = rx.cond(
        key.expires_at != "",
        rx.el.span(rx.cond(key.is_over, "ran out ", "runs out "), ui.local_time(key.expires_at, "date")),
        rx.el.span("until you revoke it"),
    )
    used = rx.cond(
        key.last_used_at != "",
        rx.el.span("last used ", ui.local_time(key.last_used_at, "time")),
        rx.el.span("never used"),
    )
    about = rx.el.div(
        rx.el.div(
            rx.el.span(key.name, class_name="b"),
            rx.cond(key.is_over, ui.tag("Run out", state="no", icon_name="clock"), rx.fragment()),
            class_name="row gap8 wrap",
        ),
        rx.el.div(rx.el.span(key.start, "…", class_name="mono"), " · may ", key.scopes.join(", "), class_name="t13 i2"),
        rx.el.div(used, " · ", end, class_name="t13 i3"),
        class_name="col gap4 grow",
    )
    sure = rx.el.div(
        ui.button("Revoke now", kind="danger-full", size=36, on_click=S.revoke(key.id)),
        ui.button("Keep", kind="quiet", size=36, on_click=S.keep),
        class_name="row gap4",
    )
    ask = ui.button(
        "Revoke", kind="quiet", size=36, on_click=S.ask_revoke(key.id),
        custom_attrs={"aria-label": "Revoke " + key.name},
    )  # fmt: skip
    return rx.el.li(about, rx.cond(is_asked, sure, ask), class_name="setting-row", key=key.id)


def _form() -> rx.Component:
    may = [
        ui.chip(label, icon_name=icon, is_on=S.scopes.contains(scope.value), on_click=S.choose_scope(scope.value))
        for scope, (label, icon) in SCOPES.items()
    ]
    lasts = [ui.chip(label, is_on=S.days == days, on_click=S.choose_days(days)) for days, label in LASTS.items()]
    form = rx.el.form(
        ui.field(
            "Name", "name", max_length=60, placeholder="Night script", required=True, auto_complete="off",
            error=rx.cond(S.error_field == "name", S.error, ""), help="So that you know it again.",
        ),
        _choice("It may", may, rx.cond(S.error_field == "scopes", S.error, "")),
        _choice("It lasts", lasts, rx.cond(S.error_field == "days", S.error, "")),
        ui.button("Make key", type="submit", icon_name="plus", class_name="start"),
        on_submit=S.add,
        key=S.form_number.to_string(),
        class_name="col gap16",
    )  # fmt: skip
    head = rx.el.h2("Make one", class_name="title")
    return rx.el.section(head, form, class_name="setting")


def _choice(label: str, chips: list[rx.Component], error: rx.Var) -> rx.Component:
    row = rx.el.div(*chips, class_name="row gap8 wrap", role="group", custom_attrs={"aria-label": label})
    note = rx.cond(error != "", ui.help_line(error, state="bad"), rx.fragment())
    return rx.el.div(rx.el.p(label, class_name="label"), row, note)


def _examples() -> rx.Component:
    chips = rx.foreach(
        S.examples,
        lambda one: ui.chip(one.name, is_on=S.language == one.name, on_click=S.choose_language(one.name)),
    )
    head = rx.el.div(
        rx.el.h2("Use it", class_name="title"),
        rx.el.p(
            "OpenAI's SDKs work here as they are, with this address and a key of yours. ",
            "These programs make a clip and fetch it.",
            class_name="t13 i2 pretty",
        ),
    )
    tabs = rx.el.div(chips, class_name="row gap8 wrap", role="group", custom_attrs={"aria-label": "Language"})
    return rx.el.section(head, tabs, rx.foreach(S.examples, _example), class_name="setting")


def _example(one: rx.Var[ExampleView]) -> rx.Component:
    """The chosen language's; the others are not there."""
    shown = rx.el.div(
        rx.el.pre(rx.el.code(one.code), custom_attrs={"tabIndex": 0, "aria-label": "Example in " + one.name}),
        rx.el.div(copy_button(one.code, "Copy"), class_name="snippet-copy"),
        class_name="snippet",
    )
    return rx.cond(S.language == one.name, shown, rx.fragment())


def keys_page() -> rx.Component:
    me = ViewerState.me
    is_elsewhere = (S.error != "") & (S.error_field == "")
    refused = rx.cond(
        is_elsewhere, ui.banner(S.error, state="no", icon_name="circle-alert", role="alert"), rx.fragment()
    )
    shown = rx.fragment(_made(), refused, _list(), _form(), _examples())
    door = sign_in_view("Only for members", "Sign in to see your keys.")
    waiting = ui.skeleton(height="40dvh", radius="20px")
    body = rx.cond(me.is_checked & ~me.is_signed_in, door, rx.cond(S.is_loaded & me.is_signed_in, shown, waiting))
    back = ui.link(ui.icon("arrow-left", 22), "Settings", href="/settings", class_name="btn quiet back")
    head = rx.el.header(
        rx.el.h1("API keys", class_name="display"),
        rx.el.p("For programs that make clips in your name, with your turns and your rules.", class_name="i2 pretty"),
        class_name="page-head",
    )
    return frame(rx.el.div(back, head, body, class_name="page hooks"), current="settings")
