"""The settings: who one is, whom one invites, where one is signed in, and the way out."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.accounts import components as parts
from sora_reflex.accounts.state import SettingsState
from sora_reflex.core.settings import get_settings
from sora_reflex.shell.layout import page
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import sign_in_view

GRACE = get_settings().deletion_grace_days


def _section(id: str, title: str, text: str, *children: Any) -> rx.Component:
    head = rx.el.div(rx.el.h2(title, class_name="title"), rx.el.p(text, class_name="t13 i2 pretty"))
    return rx.el.section(head, *children, id=id, class_name="setting")


def _profile() -> rx.Component:
    account = SettingsState.account
    profile = rx.el.div(
        rx.el.p("Your picture, name, words and links are changed on your page.", class_name="grow pretty"),
        ui.link_button("Your page", "/@" + account.handle, kind="soft", size=36),
        class_name="setting-row",
    )
    handle = ui.native_form(
        ui.field(
            "Handle", "handle", prefix="@", max_length=30, default_value=account.handle, key=account.handle,
            error=parts.field_error(SettingsState, "handle"), auto_capitalize="none", spell_check=False,
            help=f"Your old handle leads to you for {get_settings().handle_redirect_days} days.",
        ),
        ui.button("Change handle", kind="soft", type="submit", class_name="start"),
        action="/auth/handle",
        class_name="col gap16",
    )  # fmt: skip
    return _section("profile", "You", "How others meet you here.", profile, handle)


def _invites() -> rx.Component:
    return _section(
        "invites",
        "Invites",
        "Give them to people you would like to meet here. Each link lets somebody in once.",
        rx.el.ul(rx.foreach(SettingsState.invites, parts.invite_row), class_name="setting-list"),
    )


def _look() -> rx.Component:
    return _section("look", "Look", "Clips stay as they are; everything around them follows.", ui.theme_choice())


def _choice(name: str, action: str, is_on: rx.Var, texts: tuple[str, str], buttons: tuple[str, str]) -> rx.Component:
    """A thing that is on or off: how it is now, and the button that changes it."""
    form = ui.native_form(
        rx.el.input(type="hidden", name=name, value=rx.cond(is_on, "no", "yes")),
        ui.button(rx.cond(is_on, buttons[0], buttons[1]), kind="soft", size=36, type="submit"),
        action=action,
    )
    words = rx.el.p(rx.cond(is_on, texts[0], texts[1]), class_name="grow pretty")
    return rx.el.div(words, form, class_name="setting-row")


def _privacy() -> rx.Component:
    account = SettingsState.account
    clips = _choice(
        "is_private", "/auth/private", account.is_private,
        ("Only followers see your clips and lists. Whoever wants to follow asks you first.",
         "Everybody sees the clips that you post for everyone."),
        ("Open up", "Make private"),
    )  # fmt: skip
    likes = _choice(
        "are_public", "/auth/likes", account.are_likes_public,
        ("Others see on your page what you like.", "What you like is for your eyes alone."),
        ("Hide likes", "Show likes"),
    )  # fmt: skip
    remixes = _choice(
        "are_allowed", "/auth/remixes", account.allows_remixes,
        ("Others may remix what you post for everyone. You can end that for each post.",
         "Nobody may remix what you post, unless you allow it for a post."),
        ("Keep mine as they are", "Allow remixes"),
    )  # fmt: skip
    circle = rx.el.div(
        rx.el.p("Who asks to follow you, whom you muted, whom you blocked.", class_name="grow pretty"),
        ui.link_button("People", "/people", kind="soft", size=36),
        class_name="setting-row",
    )
    rows = rx.el.div(clips, likes, remixes, circle)
    return _section("privacy", "Who sees you", "You can change your mind at any time.", rows)


def _previews() -> rx.Component:
    """Only where it makes a difference."""
    is_on = SettingsState.account.is_look_on
    form = ui.native_form(
        rx.el.input(type="hidden", name="is_on", value=rx.cond(is_on, "no", "yes")),
        ui.button(
            rx.cond(is_on, "Film mine at once", "Wait for a look"), kind="soft", type="submit", class_name="start"
        ),
        action="/auth/look",
    )
    text = rx.cond(
        is_on,
        "Your clips wait a moment with their preview before they are filmed. Cancel one then and it costs nothing.",
        "Your clips are filmed at once.",
    )
    section = _section("previews", "Previews", text, form)
    return rx.cond(SettingsState.account.has_look, section, rx.fragment())


def _password() -> rx.Component:
    form = ui.native_form(
        rx.cond(
            SettingsState.account.has_password,
            parts.password_field(
                "Current password", "current_password", autocomplete="current-password",
                error=parts.field_error(SettingsState, "current_password"),
            ),
            rx.fragment(),
        ),
        parts.password_field(
            "New password", "new_password", autocomplete="new-password", help="At least 10 characters.",
            error=parts.field_error(SettingsState, "new_password"),
        ),
        ui.button("Change password", kind="soft", type="submit", class_name="start"),
        action="/auth/password",
        class_name="col gap16",
    )  # fmt: skip
    return _section("password", "Password", "Changing it ends every other sign-in.", form)


def _sign_ins() -> rx.Component:
    out = rx.el.div(
        ui.native_form(ui.button("Sign out", kind="soft", icon_name="log-out", type="submit"), action="/auth/sign-out"),
        ui.native_form(
            ui.button("Sign out everywhere", kind="quiet", type="submit"), action="/auth/sign-out-everywhere"
        ),
        class_name="row gap8 wrap",
    )
    return _section(
        "sign-ins",
        "Where you are signed in",
        "End one that you do not know; it is gone at once.",
        rx.el.ul(rx.foreach(SettingsState.sign_ins, parts.sign_in_row), class_name="setting-list"),
        out,
    )


def _keys() -> rx.Component:
    link = ui.link_button("API keys", "/settings/keys", kind="soft", class_name="start")
    return _section("keys", "Programs", "Let scripts and apps make clips in your name; OpenAI's SDKs work.", link)


def _told() -> rx.Component:
    link = ui.link_button("Notifications", "/inbox#settings", kind="soft", class_name="start")
    return _section("told", "What you are told of", "Likes, comments, followers: here or as a push.", link)


def _webhooks() -> rx.Component:
    link = ui.link_button("Webhooks", "/settings/webhooks", kind="soft", class_name="start")
    return _section("webhooks", "Webhooks", "Servers of yours that are told when a clip of yours is there.", link)


def _operating() -> rx.Component:
    """On a phone there is no rail to find it in."""
    link = rx.el.div(
        ui.link_button("Queue and limits", "/queue", kind="soft"),
        ui.link_button("Reports", "/operator/reports", kind="soft"),
        ui.link_button("Who invited whom", "/operator/invites", kind="soft"),
        class_name="row gap8 wrap",
    )
    return _section(
        "operating", "Running this place", "Who waits for a clip, what was reported, and who came by whom.", link
    )


def _undo() -> rx.Component:
    """Stands above everything else while the account waits to be deleted."""
    return ui.banner(
        rx.fragment(
            rx.el.p("Your account is hidden and will be deleted on ",
                    ui.local_time(SettingsState.account.delete_after, "date"), ".", class_name="m"),
            rx.el.p("Until then nothing is lost.", class_name="t13"),
        ),
        state="no", icon_name="triangle-alert",
        action=ui.native_form(ui.button("Keep it", size=36, type="submit"), action="/auth/delete/undo"),
    )  # fmt: skip


def _leave() -> rx.Component:
    form = rx.el.details(
        rx.el.summary("Delete my account", class_name="btn danger"),
        ui.native_form(
            rx.el.p(
                f"Your clips, likes and follows disappear at once. For {GRACE} days you can sign in and undo it; "
                "after that everything is deleted for good.",
                class_name="i2 pretty",
            ),
            rx.cond(
                SettingsState.account.has_password,
                parts.password_field(
                    "Your password", "password", autocomplete="current-password",
                    error=parts.field_error(SettingsState, "delete_password"),
                ),
                rx.fragment(),
            ),
            ui.button("Delete my account", kind="danger-full", type="submit", class_name="start"),
            action="/auth/delete",
            class_name="col gap16 leave",
        ),
        open=SettingsState.error_field == "delete_password",
    )  # fmt: skip
    return _section("leave", "Leave", "Nothing is deleted at once: there is time to come back.", form)


def settings_page() -> rx.Component:
    is_leaving = SettingsState.account.delete_after != ""
    sections = rx.fragment(
        rx.cond(is_leaving, _undo(), parts.page_notice(SettingsState)),
        parts.page_error(SettingsState, "handle", "current_password", "new_password", "delete_password"),
        _profile(),
        _privacy(),
        _invites(),
        _told(),
        _look(),
        _previews(),
        _password(),
        _sign_ins(),
        _keys(),
        _webhooks(),
        rx.cond(ViewerState.me.is_operator, _operating(), rx.fragment()),
        rx.cond(is_leaving, rx.fragment(), _leave()),
    )
    loading = rx.fragment(*[ui.skeleton(height="48px", radius="14px", margin_bottom="16px") for _ in range(5)])
    me = ViewerState.me
    signed_out = sign_in_view("Only for members", "Sign in to see your settings.")
    body = rx.cond(SettingsState.account, sections, rx.cond(me.is_checked & ~me.is_signed_in, signed_out, loading))
    return page(body, title="Settings", current="settings")
