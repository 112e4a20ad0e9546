"""A person's page."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.feed import components as parts
from sora_reflex.feed import people_parts as people
from sora_reflex.feed.profile_parts import edit_sheet
from sora_reflex.feed.state import ActState, ProfileState
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import not_found_view, slow_view

ME = ViewerState.me


def _figures() -> rx.Component:
    header = ProfileState.header

    def figure(value: rx.Component, name: str) -> rx.Component:
        return rx.el.div(rx.el.dd(value), rx.el.dt(name))

    followers = people.FollowerCount.create(
        handle=header.person.handle, count=header.followers, followed=ActState.followed
    )
    path = "/@" + header.person.handle
    lists = rx.cond(header.is_closed, rx.Var.create(""), path)
    return rx.el.dl(
        figure(ui.link(followers, href=lists + "/followers"), "Followers"),
        figure(ui.link(parts.Count.create(n=header.following), href=lists + "/following"), "Following"),
        figure(parts.Count.create(n=header.likes), "Likes"),
        figure(parts.Count.create(n=header.remixed), "Remixed"),
        class_name="figures",
    )


def _profile_acts() -> rx.Component:
    header = ProfileState.header
    follow = people.FollowButton.create(
        handle=header.person.handle,
        relation=header.relation,
        is_private=header.is_private,
        is_signed_in=ME.is_signed_in,
        followed=ActState.followed,
        on_follow=ActState.follow,
    )
    mine = rx.fragment(
        ui.opens(ui.button("Edit profile", kind="soft", icon_name="pencil", class_name="follow"), "profile-edit"),
        edit_sheet(),
        ui.link_button("People", "/people", kind="soft", icon_name="users", class_name="follow"),
    )
    unblock = ui.button(
        "Unblock", kind="soft", class_name="follow", on_click=ActState.block(header.person.handle, False)
    )
    write = ui.link_button("Message", "/inbox/messages/@" + header.person.handle, kind="soft", class_name="follow")
    met = rx.fragment(follow, rx.cond(ME.is_signed_in, write, rx.fragment()))
    theirs = rx.cond(header.relation.is_blocked, unblock, met)
    return rx.el.div(rx.cond(header.is_me, mine, theirs), class_name="profile-acts")


def _places() -> rx.Component:
    """On a phone, the way to what the bar has no room for."""
    drafts = ui.link_button("Drafts", "/drafts", kind="soft", size=36, icon_name="film", class_name="follow")
    invites = ui.link_button(
        "Invites", "/settings#invites", kind="soft", size=36, icon_name="ticket", class_name="follow"
    )
    return rx.el.div(drafts, invites, class_name="profile-acts places")


def _link(address: rx.Var[str]) -> rx.Component:
    """A place elsewhere: shown without its scheme, and vouched for by nobody here."""
    words = address.split("://")[1]
    out = rx.el.a(
        ui.icon("link", 15, 2.1), rx.el.span(words, class_name="ell"), href=address, target="_blank",
        rel="me nofollow ugc noopener noreferrer", class_name="row gap4",
    )  # fmt: skip
    return rx.el.li(out)


def _profile_head() -> rx.Component:
    header = ProfileState.header
    name = rx.el.div(
        rx.el.h1(header.person.display_name, class_name="profile-name"),
        rx.el.div(
            rx.el.span("@" + header.person.handle),
            rx.cond(header.pronouns != "", rx.el.span(header.pronouns, class_name="i3"), rx.fragment()),
            rx.cond(header.is_private, ui.icon("lock", 14, 2), rx.fragment()),
            rx.cond(header.relation.follows_me, ui.tag("Follows you"), rx.fragment()),
            rx.cond(header.relation.is_muted, ui.tag("Muted", icon_name="eye-off"), rx.fragment()),
            rx.cond(
                header.is_suspended,
                ui.tag("Suspended: " + header.suspended_why, state="no", icon_name="ban"),
                rx.fragment(),
            ),
            rx.cond(header.relation.is_restricted, ui.tag("Restricted", icon_name="clock"), rx.fragment()),
            class_name="i2 t15 row gap8 wrap",
        ),
        class_name="profile-who",
    )
    bio = rx.cond(header.bio != "", rx.el.p(header.bio, class_name="pretty profile-bio"), rx.fragment())
    links = rx.cond(
        header.links.length() > 0,
        rx.el.ul(rx.foreach(header.links, _link), class_name="profile-links"),
        rx.fragment(),
    )
    picture = rx.cond(
        ProfileState.tiles.length() > 0,
        rx.el.img(src=ProfileState.tiles[0].thumbnail_url, alt=""),
        rx.fragment(),
    )
    return rx.el.header(
        rx.el.div(picture, class_name="profile-hero", custom_attrs={"aria-hidden": "true"}),
        rx.el.div(
            ui.avatar(header.person, 88, class_name="profile-face"),
            name,
            rx.el.div(bio, links, class_name="profile-words"),
            _profile_acts(),
            rx.cond(header.is_me, _places(), rx.fragment()),
            rx.cond(header.relation.is_blocked, rx.fragment(), _figures()),
            class_name="profile-head",
        ),
    )


def _profile_top() -> rx.Component:
    """Over the picture: back, and what can be done with the page."""
    header = ProfileState.header
    gear = ui.link(
        ui.icon("settings", 22), href="/settings", class_name="ib film", custom_attrs={"aria-label": "Settings"}
    )
    back = ui.link(
        ui.icon("chevron-left", 24), href="/", class_name="ib film", custom_attrs={"aria-label": "To the feed"}
    )
    menu = people.PersonMenu.create(
        handle=header.person.handle,
        relation=header.relation,
        keeps_order=ME.keeps_order,
        is_suspended=header.is_suspended,
        on_mute=ActState.mute,
        on_restrict=ActState.restrict,
        on_block=ActState.block,
        on_remove=ActState.remove_follower,
    )
    has_menu = (ProfileState.status == "ready") & ME.is_signed_in & ~header.is_me & ~header.relation.is_blocked
    share = parts.ShareButton.create(path="/@" + header.person.handle, title=header.person.display_name)
    return rx.el.div(
        rx.cond(header.is_me, rx.fragment(), back),
        rx.el.span(class_name="grow"),
        rx.cond((ProfileState.status == "ready") & ~header.relation.is_blocked, share, rx.fragment()),
        rx.cond(has_menu, menu, rx.fragment()),
        rx.cond(header.is_me, gear, rx.fragment()),
        class_name="profile-top film",
    )


def _profile_loading() -> rx.Component:
    tiles = [rx.el.div(class_name="sk tile") for _ in range(6)]
    head = rx.el.div(
        ui.skeleton("88px", "88px", "50%", class_name="profile-face"),
        rx.el.div(ui.skeleton("180px", "28px"), ui.skeleton("96px", "16px"), class_name="profile-who col gap8"),
        rx.el.div(ui.skeleton("240px", "44px"), class_name="figures"),
        class_name="profile-head",
    )
    words = rx.el.span("Loading", class_name="sr", role="status")
    return rx.fragment(head, rx.el.div(*tiles, class_name="grid"), words, slow_view(ProfileState.load))


def _requests() -> rx.Component:
    """On one's own page: people wait for an answer."""
    n = ProfileState.header.requests
    words = rx.cond(n == 1, "1 person would like to follow you", n.to_string() + " people would like to follow you")
    row = ui.link(
        ui.icon("users", 20), rx.el.span(words, class_name="grow m"), ui.icon("chevron-right", 18), href="/people",
        class_name="note ask profile-requests",
    )  # fmt: skip
    return rx.cond(n > 0, row, rx.fragment())


def _tabs() -> rx.Component:
    header = ProfileState.header
    path = "/@" + header.person.handle
    n = rx.el.span(" ", parts.Count.create(n=header.posts), class_name="i3")
    clips = (rx.fragment("Clips", n), path, ProfileState.tab == "clips")
    remixes = ("Remixes", path + "/remixes", ProfileState.tab == "remixes")
    likes = ("Likes", path + "/likes", ProfileState.tab == "likes")
    tabs = rx.cond(
        header.has_likes_tab,
        ui.tabs(clips, remixes, likes, label="What is shown"),
        ui.tabs(clips, remixes, label="What is shown"),
    )
    is_hidden = header.is_closed | header.relation.is_blocked
    return rx.cond(is_hidden, rx.fragment(), rx.el.div(tabs, class_name="profile-tabs"))


def _nothing() -> rx.Component:
    """In place of the tiles, with the reason why there are none."""
    header = ProfileState.header
    own_likes = ui.empty_state(
        "Nothing liked yet",
        rx.cond(header.is_me, "Press the heart on a clip, and you find it again here.", "What they like comes here."),
    )
    own = ui.empty_state(
        "Nothing posted yet",
        "Make a clip, and post it when you like it. It stays a draft until then.",
        ui.opens(ui.button("Create a clip", kind="soft", icon_name="plus"), "create"),
    )
    theirs = ui.empty_state("Nothing posted yet", "Follow, and what comes will be in your feed.")
    closed = ui.empty_state(
        "A private account",
        rx.cond(
            header.relation.is_requested,
            "You asked to follow. Once they say yes, their clips are here.",
            "Their clips are for followers. Ask to follow, and they decide.",
        ),
        picture=ui.icon("lock", 28),
    )
    blocked = ui.empty_state(
        "You blocked @" + header.person.handle, "Neither of you meets the other here.", picture=ui.icon("ban", 28)
    )
    remixes = ui.empty_state(
        "No remixes yet",
        rx.cond(
            header.is_me,
            "Open a clip of somebody's and remix it: what you post comes here.",
            "What they make from the clips of others comes here.",
        ),
    )
    clips = rx.cond(header.is_me, own, theirs)
    tab = rx.match(ProfileState.tab, ("likes", own_likes), ("remixes", remixes), clips)
    return rx.cond(header.relation.is_blocked, blocked, rx.cond(header.is_closed, closed, tab))


def profile_page() -> rx.Component:
    """A person: who they are, four figures, their clips, and what they like where they show it."""
    header = ProfileState.header
    grid = parts.Grid.create(
        tiles=ProfileState.tiles, has_more=ProfileState.has_more, on_end_reached=ProfileState.load_more
    )
    title = rx.match(ProfileState.tab, ("likes", "Likes"), ("remixes", "Remixes"), "Clips")
    ready = rx.fragment(
        _profile_head(),
        _requests(),
        _tabs(),
        rx.el.section(rx.el.h2(title, class_name="sr"), rx.cond(ProfileState.tiles.length() > 0, grid, _nothing())),
    )
    missing = not_found_view("Nobody here has that name", "They may have changed it, or left.")
    body = rx.match(
        ProfileState.status,
        ("ready", ready),
        ("missing", missing),
        ("nowhere", not_found_view()),
        _profile_loading(),
    )
    return frame(_profile_top(), rx.el.div(body, class_name="profile"), is_you=header.is_me)
