"""Lists of people: who follows somebody, whom they follow, and one's own circle."""

from typing import Any

import reflex as rx

from sora_reflex import ui
from sora_reflex.feed.people_parts import people
from sora_reflex.feed.state import ActState, CircleState, PeopleState
from sora_reflex.shell.layout import frame, page
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import not_found_view, sign_in_view

ME = ViewerState.me


def _loading_rows() -> rx.Component:
    def row() -> rx.Component:
        words = rx.el.div(
            ui.skeleton("140px", "16px", "8px"), ui.skeleton("88px", "12px", "6px"), class_name="col gap8"
        )
        return rx.el.div(ui.skeleton("48px", "48px", "50%"), words, class_name="person-row")

    return rx.el.div(*[row() for _ in range(6)], rx.el.span("Loading", class_name="sr", role="status"))


def people_page() -> rx.Component:
    """Followers and following of one person, as two tabs."""
    person = PeopleState.person
    path = "/@" + person.handle
    back = ui.link(ui.icon("chevron-left", 24), href=path, class_name="ib", custom_attrs={"aria-label": "Back"})
    name = rx.el.div(
        rx.el.h1(person.display_name, class_name="title ell"),
        rx.el.p("@" + person.handle, class_name="t13 i3"),
        class_name="grow",
    )
    tabs = ui.tabs(
        ("Followers", path + "/followers", PeopleState.kind == "followers"),
        ("Following", path + "/following", PeopleState.kind == "following"),
        label="Which people",
    )
    props = {"has_more": PeopleState.has_more, "on_end_reached": PeopleState.load_more}
    own = (PeopleState.kind == "followers") & PeopleState.is_me
    rows = rx.cond(
        own,
        people(PeopleState.rows, on_remove=ActState.remove_follower, **props),
        people(PeopleState.rows, **props),
    )
    nobody = rx.cond(
        PeopleState.kind == "followers",
        ui.empty_state("Nobody follows yet", "Whoever does will stand here."),
        ui.empty_state("Following nobody yet", "Whom they follow will stand here."),
    )
    closed = ui.empty_state("For followers", "This account is private: only followers see its lists.")
    body = rx.match(
        PeopleState.status,
        ("ready", rx.cond(PeopleState.rows.length() > 0, rows, nobody)),
        ("closed", closed),
        ("missing", not_found_view("Nobody here has that name", "They may have changed it, or left.")),
        _loading_rows(),
    )
    head = rx.cond(PeopleState.status == "missing", rx.fragment(), rx.fragment(
        rx.el.header(back, name, class_name="row gap8 people-head"), tabs,
    ))  # fmt: skip
    return frame(rx.el.div(head, body, class_name="page people-page"), is_you=PeopleState.is_me)


def _part(name: str, title: str, text: str, rows: rx.Var, **acts: Any) -> rx.Component:
    """One list of the circle; nothing while it is empty."""
    more = (
        {} if name == "suggestions" else {"has_more": CircleState.more[name], "on_end_reached": CircleState.load_more}
    )
    section = rx.el.section(
        rx.el.div(rx.el.h2(title, class_name="title"), rx.el.p(text, class_name="t13 i2 pretty")),
        people(rows, kind=name, **more, **acts),
        class_name="setting",
    )
    return rx.cond(rows.length() > 0, section, rx.fragment())


def circle_page() -> rx.Component:
    """Whoever asks to follow, is suggested, muted, restricted or blocked."""
    state = CircleState
    parts = rx.fragment(
        _part("requests", "Would like to follow you", "They see your clips once you accept. Nobody is told of a no.",
              state.requests, on_answer=ActState.answer_request),
        _part("suggestions", "You may like", "From the circles of those you follow.", state.suggestions),
        _part("muted", "Muted", "Their clips stay out of your feeds. They do not know.", state.muted,
              on_undo=ActState.mute),
        _part("restricted", "Restricted", "What they say under your clips waits for you. They do not know.",
              state.restricted, on_undo=ActState.restrict),
        _part("blocked", "Blocked", "Neither of you meets the other.", state.blocked, on_undo=ActState.block),
    )  # fmt: skip
    count = state.requests.length() + state.suggestions.length() + state.muted.length()
    count += state.restricted.length() + state.blocked.length()
    nobody = ui.empty_state(
        "Nobody here yet",
        "Follow a few people: whom they follow will be suggested here. Requests, mutes and blocks have their place "
        "here, too.",
        ui.link_button("See the latest", "/", kind="soft"),
    )
    loaded = rx.cond(count > 0, parts, nobody)
    signed_out = sign_in_view("Only for members", "Sign in to see your circle.")
    body = rx.cond(state.is_loaded, loaded, _loading_rows())
    return page(rx.cond(ME.is_checked & ~ME.is_signed_in, signed_out, body), title="People")
