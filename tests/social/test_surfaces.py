"""Every place that can show a clip or a name, seen by everybody who might look at it.

A read that is added to a domain's `queries` stands in one of the two tables below, or this fails.
"""

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.api import link_preview
from sora_reflex.discover import queries as discover
from sora_reflex.feed import queries as feed
from sora_reflex.media import queries as media
from sora_reflex.messages import queries as messages
from sora_reflex.models import (
    Subject,
    Video,
)
from sora_reflex.moderation import queries as moderation
from sora_reflex.notifications import queries as notifications
from sora_reflex.remix import queries as remix
from sora_reflex.social import queries as social
from sora_reflex.social import service
from tests.conftest import ROOT
from tests.social.onlookers import (
    FACE,
    LOOKERS,
    NAME,
    World,
    each,
    listed,
    make_world,
    named,
    names,
    opened,
    or_nothing,
    people_of,
    tiles,
)


@pytest.fixture(params=["open", "private"])
def account(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def world(session: Session, account: str, tmp_path: Path) -> World:
    return make_world(session, account, tmp_path)


def _fed(session: Session, world: World, viewer: Viewer | None) -> set[str]:
    """Of all pages: there are more posts than fit on one."""
    seen, cursor, is_first = set[str](), "", True
    while is_first or cursor:
        page, is_first = feed.list_feed(session, viewer=viewer, cursor=cursor), False
        seen, cursor = seen | tiles(world, page), page.next
    return seen


def _tags(found: list[Any]) -> set[str]:
    """Each post has a tag of its own, which is counted once."""
    assert all(row.count == 1 for row in found)
    return {row.tag.removeprefix("tag") for row in found}


def _heard(world: World, found: list[Any]) -> set[str]:
    known = {str(post.id): name for name, post in world.sounds.items()}
    return {known[row.id] for row in found}


def _standing(world: World, found: list[Any]) -> set[str]:
    """Each post leads by one."""
    mine = [row for row in found if row.tile.id != str(world.elsewhere.id)]
    assert all(row.count == 1 for row in mine)
    return names(world, (row.tile.id for row in mine))


def _previewed(session: Session, world: World, viewer: Viewer | None) -> set[str]:
    """As the document's head has it: `find_preview` itself reads a cookie."""
    return or_nothing(lambda: {NAME} if link_preview._person(session, viewer, NAME, "").is_found else set())


Surface = tuple[Callable[[World, str, str], set[str]], Callable[[Session, World, Viewer | None], set[str]]]

SURFACES: dict[str, Surface] = {
    "feed.list_feed": (listed, lambda s, w, v: _fed(s, w, v)),
    "feed.get_card": (opened, lambda s, w, v: each(w, lambda post: feed.get_card(s, viewer=v, post_id=post.id))),
    "feed.get_post": (opened, lambda s, w, v: each(w, lambda post: feed.get_post(s, viewer=v, post_id=post.id))),
    "feed.list_remixes of a friend": (
        listed,
        lambda s, w, v: tiles(w, feed.list_remixes(s, viewer=v, post_id=w.elsewhere.id)),
    ),
    "feed.list_style": (listed, lambda s, w, v: tiles(w, feed.list_style(s, viewer=v, style="noir"))),
    "feed.count_style": (
        # As many as are listed: a number says how much of somebody's is hidden, too.
        lambda w, a, who: {str(len(listed(w, a, who)))},
        lambda s, w, v: {str(feed.count_style(s, viewer=v, style="noir"))},
    ),
    "remix.get_sound": (opened, lambda s, w, v: each(w, lambda post: remix.get_sound(s, viewer=v, post_id=post.id))),
    "remix.list_sound": (listed, lambda s, w, v: tiles(w, remix.list_sound(s, viewer=v, post_id=w.elsewhere.id))),
    "remix.get_sound of a friend": (
        lambda w, a, who: {str(len(listed(w, a, who)))},
        lambda s, w, v: {str(remix.get_sound(s, viewer=v, post_id=w.elsewhere.id).uses)},
    ),
    "remix.get_family": (opened, lambda s, w, v: each(w, lambda post: remix.get_family(s, viewer=v, post_id=post.id))),
    "remix.get_family of a friend": (
        listed,
        lambda s, w, v: names(w, (kin.id for kin in remix.get_family(s, viewer=v, post_id=w.elsewhere.id).kin)),
    ),
    "feed.still_shown": (
        opened,
        lambda s, w, v: names(w, iter(feed.still_shown(s, viewer=v, post_ids=[post.id for post in w.posts.values()]))),
    ),
    "feed.list_profile": (
        listed,
        lambda s, w, v: or_nothing(lambda: tiles(w, feed.list_profile(s, viewer=v, handle=NAME))),
    ),
    "feed.list_remixes_by": (
        listed,
        lambda s, w, v: or_nothing(lambda: tiles(w, feed.list_remixes_by(s, viewer=v, handle=NAME))),
    ),
    "feed.list_cards_of": (
        listed,
        lambda s, w, v: or_nothing(lambda: tiles(w, feed.list_cards_of(s, viewer=v, handle=NAME))),
    ),
    "feed.list_liked": (listed, lambda s, w, v: tiles(w, feed.list_liked(s, viewer=v, handle="friend"))),
    "feed.get_profile": (
        # Whom one has blocked is still found by name: or a block could not be undone there.
        lambda w, a, who: {NAME} if who == "blocker" else named(w, a, who),
        lambda s, w, v: or_nothing(lambda: {feed.get_profile(s, viewer=v, handle=NAME).person.handle}),
    ),
    "media.find_file": (
        # The files of one's own clip are one's own, posted or not.
        lambda w, a, who: opened(w, a, who) | ({"deleted"} if who == "owner" else set()),
        lambda s, w, v: each(
            w,
            lambda post: media.find_file(
                s,
                viewer_id=v.id if v else None,
                video_id=post.video_id,
                name=s.get_one(Video, post.video_id).files["film"]["name"],
            ),
        ),
    ),
    "media.find_face": (
        named,
        lambda s, w, v: {NAME} if media.find_face(s, viewer_id=v.id if v else None, name=FACE) else set(),
    ),
    "social.get_user": (
        named,
        lambda s, w, v: or_nothing(lambda: {social.get_user(s, v.id if v else None, NAME).handle}),
    ),
    "social.get_person": (
        named,
        lambda s, w, v: or_nothing(lambda: {social.get_person(s, viewer=v, handle=NAME).handle}),
    ),
    "social.get_thread": (
        opened,
        lambda s, w, v: each(w, lambda post: social.get_thread(s, viewer=v, post_id=post.id)),
    ),
    "social.list_comments": (
        opened,
        lambda s, w, v: each(w, lambda post: social.list_comments(s, viewer=v, post_id=post.id).items),
    ),
    "social.list_replies": (
        opened,
        lambda s, w, v: each(w, lambda post: social.list_replies(s, viewer=v, comment_id=w.comments[post.id].id).items),
    ),
    "social.list_comments of a friend": (
        # What the owner said under a clip that everybody sees.
        named,
        lambda s, w, v: {
            view.person.handle
            for view in social.list_comments(s, viewer=v, post_id=w.elsewhere.id).items
            if view.person and view.person.handle == NAME
        },
    ),
    "social.list_followers": (named, lambda s, w, v: people_of(social.list_followers(s, viewer=v, handle="friend"))),
    "social.list_following": (named, lambda s, w, v: people_of(social.list_following(s, viewer=v, handle="friend"))),
    "discover.search_clips": (
        listed,
        lambda s, w, v: names(w, (tile.id for tile in discover.search_clips(s, viewer=v, text="lighthouse").tiles)),
    ),
    "discover.search_people": (named, lambda s, w, v: people_of(discover.search_people(s, viewer=v, text=NAME))),
    "discover.search_sounds": (
        listed,
        lambda s, w, v: _heard(w, discover.search_sounds(s, viewer=v, text="foghorn").items),
    ),
    "discover.search_sounds of a friend": (
        # As many clips as its own page says.
        lambda w, a, who: {str(len(listed(w, a, who)))},
        lambda s, w, v: {
            str(row.uses)
            for row in discover.search_sounds(s, viewer=v, text="look at that").items
            if row.id == str(w.elsewhere.id)
        },
    ),
    "discover.search_tags": (listed, lambda s, w, v: _tags(discover.search_tags(s, viewer=v, text="#tag"))),
    "discover.list_trending": (listed, lambda s, w, v: _tags(discover.list_trending(s, viewer=v))),
    "discover.list_explore": (listed, lambda s, w, v: tiles(w, discover.list_explore(s, viewer=v))),
    "discover.list_tag": (
        listed,
        lambda s, w, v: {
            name for name in w.posts if tiles(w, discover.list_tag(s, viewer=v, tag=f"tag{name}")) == {name}
        },
    ),
    "discover.count_tag": (
        listed,
        lambda s, w, v: {name for name in w.posts if discover.count_tag(s, viewer=v, tag=f"tag{name}")},
    ),
    "discover.list_rising": (listed, lambda s, w, v: _standing(w, discover.list_rising(s, viewer=v, window="all"))),
    "discover.list_most_remixed": (
        # Of each post there is one remix, by the friend, who shows it to everybody.
        listed,
        lambda s, w, v: _standing(w, discover.list_most_remixed(s, viewer=v, window="all")),
    ),
    "discover.list_most_followed": (
        named,
        lambda s, w, v: {row.row.person.handle for row in discover.list_most_followed(s, viewer=v)} & {NAME},
    ),
    "social.rows_of": (named, lambda s, w, v: people_of(social.rows_of(s, v, [w.owner.id]))),
    "api.link_preview": (lambda w, a, who: {NAME} if who == "blocker" else named(w, a, who), _previewed),
}


def partners(world: World, account: str, who: str) -> set[str]:
    """Whether somebody else has the owner's name among their conversations."""
    return named(world, account, who) if who != NAME else set()


def _sent(session: Session, world: World, viewer: Viewer) -> set[str]:
    """Of the owner's posts that a friend has sent, those that are shown."""
    found = messages.list_messages(session, viewer=viewer, talk_id=world.talks[viewer.id].id).items
    return names(world, (row.clip.id for row in found if row.clip))


OF_MEMBERS: dict[str, Surface] = {
    "social.get_root": (
        opened,
        lambda s, w, v: each(w, lambda post: social.get_root(s, viewer=_member(v), comment_id=w.comments[post.id].id)),
    ),
    "messages.list_messages": (opened, lambda s, w, v: _sent(s, w, _member(v))),
    "messages.list_talks": (partners, lambda s, w, v: people_of(messages.list_talks(s, viewer=_member(v)))),
    "messages.list_recipients": (
        partners,
        lambda s, w, v: {person.handle for person in messages.list_recipients(s, viewer=_member(v))} & {NAME},
    ),
    "messages.get_talk": (
        named,
        lambda s, w, v: or_nothing(
            lambda: {messages.get_talk(s, viewer=_member(v), to=f"@{NAME}").person.handle},
        ),
    ),
    "messages.get_other": (
        named,
        lambda s, w, v: or_nothing(lambda: {messages.get_other(s, _member(v), f"@{NAME}").handle}),
    ),
    "social.list_reached": (
        # By the friend's reposts: everybody follows the friend.
        lambda w, a, who: set() if who == "owner" else listed(w, a, who),
        lambda s, w, v: names(
            w, (str(one.post.id) for one in social.list_reached(s, viewer=_member(v), size=100)[0] if one.reposted_by)
        ),
    ),
    "social.suggest": (
        lambda w, a, who: {NAME} if who in ("stranger", "moderator") else set(),
        lambda s, w, v: people_of(social.suggest(s, viewer=_member(v))),
    ),
    "notifications.list_inbox": (
        # Whom the owner has named under each of their posts, themselves excepted.
        lambda w, a, who: set() if who == "owner" else opened(w, a, who),
        lambda s, w, v: names(
            w, (row.href.removeprefix("/p/") for row in notifications.list_inbox(s, viewer=_member(v)).items)
        ),
    ),
    "social.list_blocked": (
        lambda w, a, who: {NAME} if who == "blocker" else set(),
        lambda s, w, v: people_of(social.list_blocked(s, viewer=_member(v))),
    ),
}

OF_MEMBERS |= {
    # Those who keep order alone have a queue, and it holds what was reported.
    "moderation.list_cases": (
        lambda w, a, who: {NAME} if who == "moderator" else set(),
        lambda s, w, v: or_nothing(lambda: people_of(moderation.list_cases(s, viewer=_member(v)))),
    ),
    "moderation.get_case": (
        lambda w, a, who: {NAME} if who == "moderator" else set(),
        lambda s, w, v: or_nothing(lambda: people_of([_case(s, w, v)])),
    ),
    "moderation.list_invitees": (
        lambda w, a, who: {NAME} if who == "moderator" else set(),
        lambda s, w, v: or_nothing(lambda: people_of(moderation.list_invitees(s, viewer=_member(v)))),
    ),
}

OWN = {
    "notifications.count_unread", "notifications.find_line", "notifications.list_choices",
    "notifications.list_news", "notifications.get_mail",
    "feed.get_own_profile",
    "accounts.get_account", "accounts.list_invites", "accounts.list_sign_ins", "accounts.check_own_password",
    "studio.get_generation", "studio.list_open", "studio.look", "studio.get_quota", "studio.list_drafts",
    "studio.get_draft",
    "studio.count_new_drafts", "studio.are_remixes_allowed", "social.count_requests", "social.list_requests",
    "social.list_muted", "social.list_restricted", "social.get_relation", "social.get_relations",
    "social.may_see_lists", "social.can_repost",
    "messages.count_waiting", "messages.why_not",
    "moderation.count_open", "moderation.list_acts", "moderation.require_moderator",
    "webhooks.get_own", "webhooks.own_delivery", "webhooks.list_own", "webhooks.get_view", "webhooks.list_deliveries",
    "webhooks.get_delivery",
}  # fmt: skip
"""Reads of the viewer's own rows, or that answer yes or no; each has tests of its own."""


def _case(session: Session, world: World, viewer: Viewer | None) -> Any:
    post_id = world.posts["hidden"].id
    return moderation.get_case(session, viewer=_member(viewer), subject=Subject.POST, id=post_id)


def _member(viewer: Viewer | None) -> Viewer:
    assert viewer is not None
    return viewer


def test_every_read_that_knows_its_viewer_is_listed_here() -> None:
    found = set()
    for path in (ROOT / "sora_reflex").glob("*/queries*"):
        domain = path.parent.name
        module = importlib.import_module(f"sora_reflex.{domain}.queries")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__.startswith(module.__name__) and not name.startswith("_")
            if is_own and {"viewer", "viewer_id"} & set(inspect.signature(function).parameters):
                found.add(f"{domain}.{name}")
    listed_here = {name.split(" ")[0] for name in SURFACES} | set(OF_MEMBERS) | OWN
    assert found - listed_here == set(), "say who sees what there"
    assert {name for name in listed_here - found if not name.startswith("api.")} == set(), "gone: take it out"


@pytest.mark.parametrize("who", LOOKERS)
def test_every_surface_shows_what_is_theirs_to_see_and_nothing_else(
    session: Session, world: World, account: str, who: str
) -> None:
    surfaces = SURFACES if who == "anonymous" else SURFACES | OF_MEMBERS
    seen = {surface: look(session, world, world.viewers[who]) for surface, (_, look) in surfaces.items()}
    due = {surface: expected(world, account, who) for surface, (expected, _) in surfaces.items()}
    assert seen == due


@pytest.mark.parametrize("who", LOOKERS[1:])
def test_whoever_sees_nothing_can_do_nothing(session: Session, world: World, account: str, who: str) -> None:
    viewer = _member(world.viewers[who])
    liked = each(world, lambda post: service.set_liked(session, viewer=viewer, post_id=post.id, liked=True) or True)
    assert liked == opened(world, account, who)
    can_follow = or_nothing(
        lambda: {NAME} if service.set_following(session, viewer=viewer, handle=NAME, following=True) else set()
    )
    assert can_follow == (set() if who == "owner" else named(world, account, who))
