"""The pages for watching: the feed, what one follows, one clip, a person; and the landing of who is not signed in."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.feed import components as parts
from sora_reflex.feed.people_page import circle_page, people_page
from sora_reflex.feed.profile_page import profile_page
from sora_reflex.feed.state import ActState, CircleState, FeedState, LiveState, PeopleState, PostState, ProfileState
from sora_reflex.shell import nav
from sora_reflex.shell.layout import bare_frame, frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import not_found_page, not_found_view, sign_in_view, sun_scene

ME = ViewerState.me
NAME = get_settings().instance_name


def _feed(current: str, empty: rx.Component, ending: rx.Component) -> rx.Component:
    load = FeedState.load_following if current == "following" else FeedState.load
    tabs = parts.feed_tabs(current)
    stage = parts.stage(
        FeedState.cards, tabs, has_more=FeedState.has_more, ending=ending, on_end_reached=FeedState.load_more
    )
    shown = rx.cond(FeedState.cards.length() > 0, stage, parts.quiet_stage(empty, tabs=tabs))
    return rx.cond(FeedState.status == "loading", parts.loading_stage(load, tabs), shown)


def _latest() -> rx.Component:
    ending = parts.ending_view(
        "You are up to date",
        "These were all the clips there are. The next one could be yours.",
        ui.opens(ui.button("Create a clip", kind="soft", icon_name="plus"), "create"),
    )
    return _feed("latest", parts.early_view(), ending)


def _watch_ending() -> rx.Component:
    return parts.ending_view(
        "That was everything",
        "Make the next one: this place is open by invite.",
        ui.link_button("I have an invite", "/sign-up"),
        ui.link_button("Join the waiting list", "/wait", kind="soft"),
    )


def home_page() -> rx.Component:
    """The feed for members; for everybody else what this is, and how to come in."""
    member = frame(_latest(), current=nav.FEED, class_name="on-film")
    return rx.cond(ME.is_checked & ~ME.is_signed_in, landing(), member)


def watch_page() -> rx.Component:
    """The feed for everybody."""
    tabs = parts.feed_tabs("latest")
    nothing = parts.ending_view(
        "Nothing to watch yet",
        "Nobody has posted a clip for everyone so far.",
        parts.Again.create(on_again=FeedState.load),
    )
    stage = parts.stage(
        FeedState.cards, tabs, has_more=FeedState.has_more, ending=_watch_ending(), on_end_reached=FeedState.load_more
    )
    shown = rx.cond(FeedState.cards.length() > 0, stage, parts.quiet_stage(nothing, tabs=tabs))
    body = rx.cond(FeedState.status == "loading", parts.loading_stage(FeedState.load, tabs), shown)
    return frame(body, current=nav.FEED, class_name="on-film")


def following_page() -> rx.Component:
    """Clips of the people whom one follows."""
    nobody = parts.ending_view(
        "Nothing from people you follow",
        "Follow somebody by the + on their picture. Their clips come here, newest first.",
        ui.link_button("See the latest", "/", kind="soft"),
    )
    ending = parts.ending_view(
        "You are up to date",
        "These were all the clips of the people you follow.",
        ui.link_button("See the latest", "/", kind="soft"),
    )
    signed_out = parts.quiet_stage(
        sign_in_view("Only for members", "Sign in to see the people you follow."), tabs=parts.feed_tabs("following")
    )
    body = rx.cond(ME.is_checked & ~ME.is_signed_in, signed_out, _feed("following", nobody, ending))
    return frame(body, current=nav.FOLLOWING, class_name="on-film")


def post_page() -> rx.Component:
    """One clip on its own address."""
    back = ui.link(
        ui.icon("chevron-left", 26), href="/", class_name="ib plain", custom_attrs={"aria-label": "To the feed"}
    )
    top = rx.fragment(back, rx.el.span(class_name="grow"))
    missing = parts.quiet_stage(
        not_found_view("This clip is not here", "It may have been deleted, or it is not shared with you."), tabs=top
    )
    stage = parts.stage(PostState.cards, top, is_single=True)
    body = rx.match(PostState.status, ("ready", stage), ("missing", missing), parts.loading_stage(PostState.load, top))
    return frame(body, class_name="on-film")


def landing() -> rx.Component:
    """What this is, in light and few words."""
    words = rx.el.div(
        rx.el.h1("Say what you see.", rx.el.br(), "We film it.", class_name="display hero"),
        rx.el.p(
            "A small place for short films made from words, run by the people who use it. Write a sentence, watch it "
            "become a clip with picture and sound, show it to people you know.",
            class_name="i2 t17 pretty",
        ),
        rx.el.div(
            ui.link_button("I have an invite", "/sign-up", size=52),
            ui.link_button("Sign in", "/sign-in", kind="soft", size=52),
            class_name="landing-acts",
        ),
        rx.el.div(
            rx.cond(
                FeedState.cards.length() > 0,
                ui.link("Watch first", ui.icon("arrow-right", 16), href="/watch", class_name="row gap4 m"),
                rx.fragment(),
            ),
            ui.link("Join the waiting list", href="/wait", class_name="i2"),
            class_name="row gap24 t15 landing-more",
        ),
        class_name="landing-words",
    )
    return bare_frame(
        rx.el.div(
            parts.Reel.create(sun_scene(), parts.Again.create(on_again=FeedState.load), cards=FeedState.cards),
            rx.el.header(ui.wordmark(NAME, 26, is_sunrise=False), class_name="landing-top"),
            words,
            class_name="landing",
        )
    )


def add_to(app: rx.App) -> None:
    """Put the pages on their addresses."""
    check, anew, live = ViewerState.check, ActState.forget_followed, LiveState.watch
    app.add_page(home_page, route="/", title=NAME, on_load=[check, FeedState.load, live])
    app.add_page(watch_page, route="/watch", title=f"Latest | {NAME}", on_load=[check, FeedState.load, live])
    app.add_page(
        following_page, route="/following", title=f"Following | {NAME}", on_load=[check, FeedState.load_following, live]
    )
    app.add_page(post_page, route="/p/[post_id]", title=PostState.title, on_load=[check, PostState.load, live])
    for route in ("/[at_handle]", "/[at_handle]/remixes", "/[at_handle]/likes"):
        app.add_page(profile_page, route=route, title=ProfileState.title, on_load=[check, anew, ProfileState.load])
    for kind in ("followers", "following"):
        route = f"/[at_handle]/{kind}"
        app.add_page(people_page, route=route, title=PeopleState.title, on_load=[check, anew, PeopleState.load])
    app.add_page(circle_page, route="/people", title=f"People | {NAME}", on_load=[check, anew, CircleState.load])
    app.add_page(not_found_page, route="404", title=f"Not here | {NAME}")
