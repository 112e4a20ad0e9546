"""Parts of the doors and the settings: fields that answer while one types, invites, sign-ins."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.accounts.schemas import InviteView, Person, SignInView
from sora_reflex.accounts.state import DoorState
from sora_reflex.ui.assets import asset

_password = asset(__name__, "password.jsx")
_copy = asset(__name__, "copy.jsx")


class PasswordInput(rx.Component):
    """A password line that can be shown; `on_settle` hears it when typing pauses."""

    library = _password.importable_path
    tag = "PasswordInput"

    name: rx.Var[str]
    autocomplete: rx.Var[str]
    on_settle: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class SettlingInput(rx.Component):
    """A line whose text is heard when typing pauses; it starts with `value` and follows it when the page sets it."""

    library = _password.importable_path
    tag = "SettlingInput"

    name: rx.Var[str]
    value: rx.Var[str]
    placeholder: rx.Var[str]
    autocomplete: rx.Var[str]
    max_length: rx.Var[int]
    on_settle: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class CopyButton(rx.Component):
    """Copies `text`, made absolute when it is a path, and says that it did."""

    library = _copy.importable_path
    tag = "CopyButton"

    text: rx.Var[str]
    label: rx.Var[str]


def copy_button(text: str | rx.Var, label: str) -> rx.Component:
    return CopyButton.create(text=text, label=label)


def field_error(state: type[rx.State], name: str) -> rx.Var:
    """The page's error if it is about this field."""
    return rx.cond(state.error_field == name, state.error, "")


def page_error(state: type[rx.State], *fields: str) -> rx.Component:
    """The page's error when no field of it shows it."""
    is_elsewhere = state.error != ""
    for name in fields:
        is_elsewhere = is_elsewhere & (state.error_field != name)
    shown = ui.banner(state.error, state="no", icon_name="circle-alert", role="alert")
    return rx.cond(is_elsewhere, shown, rx.fragment())


def page_notice(state: type[rx.State]) -> rx.Component:
    shown = ui.banner(state.notice, state="ok", icon_name="circle-check", role="status")
    return rx.cond(state.notice != "", shown, rx.fragment())


def password_field(
    label: str, name: str, *, autocomplete: str, error: Any = "", help: Any = "", on_settle: Any = None
) -> rx.Component:
    heard = {"on_settle": on_settle} if on_settle is not None else {}
    line = PasswordInput.create(name=name, autocomplete=autocomplete, **heard)
    return ui.field(label, name, control=line, error=error, help=help)


def handle_field() -> rx.Component:
    """The handle, with "Free" beside it as soon as that is known."""
    line = SettlingInput.create(
        name="handle",
        value=DoorState.handle,
        placeholder="juno",
        autocomplete="username",
        max_length=30,
        on_settle=DoorState.check_handle,
    )
    free = rx.cond(DoorState.is_handle_free, rx.el.span("Free", class_name="c-ok t13 m"), rx.fragment())
    error = rx.cond(DoorState.error_field == "handle", DoorState.error, DoorState.handle_note)
    return ui.field("Handle", "handle", prefix="@", control=line, trailing=free, error=error)


def code_field() -> rx.Component:
    """The invite's code; links bring it along."""
    line = SettlingInput.create(
        name="code",
        value=DoorState.code,
        placeholder="AB3D-EF5G-HJ7K",
        autocomplete="off",
        max_length=40,
        on_settle=DoorState.check_code,
    )
    is_good = (DoorState.code != "") & (DoorState.code_problem == "") & (DoorState.error_field != "code")
    mark = rx.cond(is_good, rx.el.span(ui.icon("check", 20, 2.4), class_name="c-ok"), rx.fragment())
    error = rx.cond(DoorState.error_field == "code", DoorState.error, DoorState.code_problem)
    return ui.field("Invite", "code", control=line, trailing=mark, error=error)


def inviter_card(instance: str) -> rx.Component:
    """Who opened the door."""
    shown = ui.card(
        ui.avatar(DoorState.inviter, 40),
        rx.el.div(
            rx.el.p(DoorState.inviter.display_name, f" invited you to {instance}", class_name="b"),
            rx.el.p("A small network on its own machines. Every clip in it is AI-made.", class_name="t13 i3"),
            class_name="grow",
        ),
        class_name="row gap12 inviter",
    )
    return rx.cond(DoorState.inviter.handle != "", shown, rx.fragment())


def _joined(person: Person) -> rx.Component:
    return ui.link(
        ui.avatar(person, 24), rx.el.span(person.display_name), href="/@" + person.handle,
        class_name="row gap8 t13",
    )  # fmt: skip


def invite_row(invite: InviteView) -> rx.Component:
    """A code to give away, or who came by it."""
    is_open = invite.state == "open"
    actions = rx.el.div(
        copy_button(invite.link, "Copy link"),
        ui.native_form(
            rx.el.input(type="hidden", name="id", value=invite.id, read_only=True),
            ui.button("Take back", kind="quiet", size=36, type="submit"),
            action="/auth/invites/revoke",
        ),
        class_name="row gap4",
    )
    state = rx.match(
        invite.state,
        ("used", ui.tag("Used", state="ok", icon_name="check")),
        ("expired", ui.tag("Run out")),
        ("revoked", ui.tag("Taken back")),
        rx.fragment(),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.span(invite.code, class_name=rx.cond(is_open, "code", "code i3")),
            rx.el.span(invite.redeemed, " of ", invite.total, " used", class_name="t13 i3"),
            rx.foreach(invite.joined, _joined),
            class_name="col gap4 grow",
        ),
        rx.cond(is_open, actions, state),
        class_name="setting-row",
    )


def sign_in_row(sign_in: SignInView) -> rx.Component:
    """A browser that is signed in."""
    end = ui.native_form(
        rx.el.input(type="hidden", name="id", value=sign_in.id, read_only=True),
        ui.button("End", kind="quiet", size=36, type="submit"),
        action="/auth/sign-ins/revoke",
    )
    return rx.el.li(
        rx.el.div(
            rx.el.span(sign_in.device, class_name="m"),
            rx.el.span(sign_in.address, " · ", ui.local_time(sign_in.last_seen), class_name="t13 i3"),
            class_name="col grow",
        ),
        rx.cond(sign_in.is_current, ui.tag("This browser", state="ok"), end),
        class_name="setting-row",
    )
