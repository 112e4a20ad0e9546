"""The doors of the house: sign-in, sign-up, the waiting list; and the settings of who is inside."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.accounts import components as parts
from sora_reflex.accounts.keys_page import keys_page
from sora_reflex.accounts.keys_state import PATH as KEYS_PATH
from sora_reflex.accounts.keys_state import KeysState
from sora_reflex.accounts.settings_page import settings_page
from sora_reflex.accounts.state import DoorState, SettingsState
from sora_reflex.core.settings import get_settings
from sora_reflex.shell.layout import bare_frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import sun_scene
from sora_reflex.ui.forms import NativeForm

NAME = get_settings().instance_name


PROMISE = ("Say what you see.", "We film it.")


def _door(title: str, *children: Any, headline: tuple[str, str] = PROMISE) -> rx.Component:
    """A scene with a promise, and beside or below it the way in."""
    scene = rx.el.section(
        ui.link(ui.wordmark(NAME, 28), href="/", class_name="door-logo"),
        rx.el.div(sun_scene(), class_name="door-sun"),
        rx.el.p(headline[0], rx.el.br(), headline[1], class_name="door-line"),
        class_name="door-scene",
        custom_attrs={"data-theme": "dark"},
    )
    form = rx.el.section(rx.el.h1(title, class_name="h26"), *children, class_name="door-form")
    return bare_frame(rx.el.div(scene, form, class_name="door"))


def _next_field() -> rx.Component:
    return rx.el.input(type="hidden", name="next", value=DoorState.next_path, read_only=True)


def _provider_button(label: str) -> rx.Component:
    """A full page load, since it leaves for another site."""
    if not get_settings().has_oidc:
        return rx.fragment()
    return rx.el.div(
        rx.el.div(rx.el.span("or"), class_name="or"),
        NativeForm.create(
            rx.el.input(type="hidden", name="code", value=DoorState.code, read_only=True),
            _next_field(),
            ui.button(f"{label} {get_settings().oidc_label}", kind="soft", size=52, type="submit", class_name="full"),
            action="/auth/oidc/start",
            method="get",
        ),
        class_name="col gap16",
    )


def sign_in_page() -> rx.Component:
    form = ui.native_form(
        _next_field(),
        ui.field(
            "Handle", "handle", prefix="@", auto_complete="username", default_value=DoorState.handle,
            key=DoorState.handle, required=True, auto_capitalize="none", spell_check=False,
        ),
        parts.password_field("Password", "password", autocomplete="current-password"),
        ui.button("Sign in", size=52, type="submit", class_name="full"),
        action="/auth/sign-in",
        class_name="col gap16",
    )  # fmt: skip
    others = rx.el.p(
        "New here? ",
        ui.link("I have an invite", href="/sign-up", class_name="under"),
        " · ",
        ui.link("Waiting list", href="/wait", class_name="under"),
        class_name="t13 i2 center-text",
    )
    return _door(
        "Welcome back",
        parts.page_notice(DoorState),
        parts.page_error(DoorState),
        form,
        _provider_button("Continue with"),
        others,
    )


def _own_fields() -> list[rx.Component]:
    name = ui.field(
        "Name", "display_name", auto_complete="name", max_length=50, placeholder="Juno Park",
        default_value=DoorState.display_name, key=DoorState.display_name,
        error=parts.field_error(DoorState, "display_name"), help="As others see it. You can change it later.",
    )  # fmt: skip
    return [parts.code_field(), parts.handle_field(), name]


def _sign_up_form() -> rx.Component:
    is_bad = (DoorState.strength_note != "") & ~DoorState.is_strong
    error = rx.cond(DoorState.error_field == "password", DoorState.error, rx.cond(is_bad, DoorState.strength_note, ""))
    help = rx.cond(DoorState.is_strong, "Good. Nobody will guess that.", "At least 10 characters.")
    password = parts.password_field(
        "Password", "password", autocomplete="new-password", error=error, help=help, on_settle=DoorState.check_password
    )
    return ui.native_form(
        _next_field(),
        *_own_fields(),
        password,
        ui.button("Join", size=52, type="submit", class_name="full"),
        action="/auth/sign-up",
        class_name="col gap16",
    )


def _provider_form() -> rx.Component:
    return ui.native_form(
        _next_field(),
        *_own_fields(),
        ui.button("Join", size=52, type="submit", class_name="full"),
        action="/auth/oidc/sign-up",
        class_name="col gap16",
    )


def sign_up_page() -> rx.Component:
    """Also where an invite link leads, and where a provider's newcomer chooses a handle."""
    door = rx.fragment(_sign_up_form(), _provider_button("Join with"))
    return _door(
        "Come in",
        parts.inviter_card(NAME),
        parts.page_error(DoorState, "code", "handle", "display_name", "password"),
        rx.cond(DoorState.is_by_provider, _provider_form(), door),
        rx.el.p("No face needed. Already here? ", ui.link("Sign in", href="/sign-in", class_name="under"),
                class_name="t13 i2 center-text"),
    )  # fmt: skip


def wait_page() -> rx.Component:
    form = ui.native_form(
        ui.field(
            "E-mail", "email", type="email", auto_complete="email", placeholder="you@example.org",
            default_value=DoorState.typed_address, key=DoorState.typed_address,
            error=parts.field_error(DoorState, "email"),
            help="Only to tell you that there is room. It is not shown to anybody.",
        ),
        ui.button("Put me on the list", size=52, type="submit", class_name="full"),
        action="/auth/wait",
        class_name="col gap16",
    )  # fmt: skip
    return _door(
        "Wait for an invite",
        rx.el.p("This place grows one invite at a time. Leave an address and we write when there is room.",
                class_name="i2 pretty"),
        parts.page_notice(DoorState),
        parts.page_error(DoorState, "email"),
        rx.cond(DoorState.notice != "", rx.fragment(), form),
        rx.el.p("Got one already? ", ui.link("Come in", href="/sign-up", class_name="under"),
                class_name="t13 i2 center-text"),
        headline=("Good things", "take a sunrise."),
    )  # fmt: skip


def add_to(app: rx.App) -> None:
    for page, routes, load in (
        (sign_in_page, ("/sign-in",), DoorState.load),
        (sign_up_page, ("/sign-up", "/invite/[code]"), DoorState.load_sign_up),
        (wait_page, ("/wait",), DoorState.load),
    ):
        title = {"sign_in_page": "Sign in", "sign_up_page": "Come in", "wait_page": "Waiting list"}[page.__name__]
        for route in routes:
            app.add_page(page, route=route, title=f"{title} | {NAME}", on_load=load)
    app.add_page(keys_page, route=KEYS_PATH, title=f"API keys | {NAME}", on_load=[ViewerState.check, KeysState.load])
    app.add_page(
        settings_page, route="/settings", title=f"Settings | {NAME}", on_load=[ViewerState.check, SettingsState.load]
    )
