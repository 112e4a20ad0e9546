"""A person with something of every kind, everybody who might look at it, and what each of them may see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock
from sora_reflex.core.errors import SoraError
from sora_reflex.media import storage, urls
from sora_reflex.models import (
    Block,
    Comment,
    Conversation,
    Generation,
    Post,
    Redemption,
    Role,
    User,
    Video,
    Visibility,
)
from sora_reflex.notifications import kinds
from sora_reflex.notifications import service as notify
from sora_reflex.social.service import keep_tags
from tests.factories import (
    create_comment,
    create_follow,
    create_invite,
    create_like,
    create_message,
    create_post,
    create_report,
    create_repost,
    create_talk,
    create_user,
    viewer_of,
)

LOOKERS = ("anonymous", "stranger", "follower", "blocked", "blocker", "moderator", "owner")
NAME = "owner"
FACE = "0123456789abcdef.webp"


@dataclass(frozen=True)
class World:
    """An owner with a post of every kind and one that is deleted, a friend of theirs, and everybody who may look."""

    owner: User
    friend: User
    posts: dict[str, Post]
    sounds: dict[str, Post]
    """The same again, each with a sound of its own: those in `posts` have the friend's."""
    comments: dict[UUID, Comment]
    """Of the friend, under each of the owner's posts, and with an answer."""
    elsewhere: Post
    """The friend's, with a comment of the owner's."""
    viewers: dict[str, Viewer | None]
    talks: dict[UUID, Conversation]
    """With the friend, who has sent each of the owner's posts, by who reads it; each has one with the owner, too."""


def make_world(session: Session, account: str, folder: Path) -> World:
    """Everybody, and all that could be seen of the owner; their account is "open" or "private"."""
    owner = create_user(session, handle=NAME, is_private=account == "private", are_likes_public=True, picture=FACE)
    friend = create_user(session, handle="friend", are_likes_public=True)
    lookers = {name: create_user(session, handle=f"the_{name}") for name in LOOKERS[1:-1]} | {NAME: owner}
    lookers["moderator"].role = Role.MODERATOR
    posts = {kind.value: create_post(session, owner, visibility=kind) for kind in Visibility}
    posts["deleted"] = create_post(session, owner, deleted_at=clock.now())
    posts["hidden"] = create_post(session, owner, hidden_at=clock.now())
    create_report(session, create_user(session), posts["hidden"])
    for name, post in posts.items():
        post.caption = f"Lighthouse #tag{name}"
        session.add(post)
        session.flush()
        keep_tags(session, post)
    for post in posts.values():
        post.parent_id = uuid4()
    face = folder / "face"
    face.write_bytes(b"face")
    storage.get_storage().put(urls.face_name(FACE), face)
    for post in posts.values():
        file = folder / "film"
        file.write_bytes(b"film")
        name = session.get_one(Video, post.video_id).files["film"]["name"]
        storage.get_storage().put(urls.stored_name(post.video_id, name), file)
    for user in lookers.values():
        create_follow(session, user, friend)
    create_follow(session, friend, owner)
    create_follow(session, lookers["follower"], owner)
    comments = {}
    for post in posts.values():
        create_repost(session, friend, post)
        create_like(session, friend, post)
        post.like_count = 1
        create_post(session, friend, parent_id=post.id)
        comments[post.id] = create_comment(session, post, friend, reply_count=1)
        create_comment(session, post, friend, root_id=comments[post.id].id, parent_id=comments[post.id].id)
    elsewhere = create_post(session, friend)
    create_comment(session, elsewhere, owner)
    for post in posts.values():
        post.parent_id = post.root_id = post.sound_id = elsewhere.id
        session.get_one(Generation, session.get_one(Video, post.video_id).generation_id).style = "noir"
    session.add(Block(blocker_id=owner.id, blocked_id=lookers["blocked"].id, created_at=clock.now()))
    session.add(Block(blocker_id=lookers["blocker"].id, blocked_id=owner.id, created_at=clock.now()))
    session.flush()
    for post in posts.values():
        for looker in lookers.values():
            notify.tell(session, kinds.MENTION, user_id=looker.id, actor_id=owner.id, post_id=post.id)
    talks = {user.id: create_talk(session, friend, user) for user in lookers.values()}
    for user_id, talk in talks.items():
        for post in posts.values():
            create_message(session, talk, friend, post)
        if user_id != owner.id:
            other = create_talk(session, owner, session.get_one(User, user_id))
            create_message(session, other, owner)
    viewers = {"anonymous": None, **{name: viewer_of(user) for name, user in lookers.items()}}
    invite = create_invite(session)
    session.add(Redemption(user_id=owner.id, invite_id=invite.id, created_at=clock.now()))
    session.flush()
    return World(owner, friend, posts, _again(session, owner, posts), comments, elsewhere, viewers, talks)


def _again(session: Session, owner: User, posts: dict[str, Post]) -> dict[str, Post]:
    return {
        name: create_post(
            session, owner, caption="Foghorn", visibility=post.visibility, deleted_at=post.deleted_at,
            hidden_at=post.hidden_at,
        )
        for name, post in posts.items()
    }  # fmt: skip


def listed(world: World, account: str, who: str) -> set[str]:
    """Of the owner's posts, those that somebody may meet in a list."""
    if who == "owner":
        return {"hidden"} | {kind.value for kind in Visibility}
    if who == "follower":
        return {"public", "followers"}
    return {"public"} if account == "open" and who in ("anonymous", "stranger", "moderator") else set()


def opened(world: World, account: str, who: str) -> set[str]:
    """Those that somebody may open by their address."""
    seen = listed(world, account, who)
    seen = seen | {"unlisted"} if seen else seen
    return seen | {"hidden"} if who == "moderator" else seen


def named(world: World, account: str, who: str) -> set[str]:
    """Whether somebody meets the owner's name."""
    return set() if who in ("blocked", "blocker") else {NAME}


def names(world: World, ids: Iterator[str]) -> set[str]:
    known = {str(post.id): name for name, post in world.posts.items()}
    return {known[id] for id in ids if id in known}


def each(world: World, look: Callable[[Post], Any]) -> set[str]:
    found = set()
    for name, post in world.posts.items():
        try:
            if look(post):
                found.add(name)
        except SoraError:
            continue
    return found


def tiles(world: World, page: Any) -> set[str]:
    return names(world, (item.id for item in page.items))


def people_of(page: Any) -> set[str]:
    return {row.person.handle for row in (page if isinstance(page, list) else page.items)} & {NAME}


def or_nothing(read: Callable[[], set[str]]) -> set[str]:
    try:
        return read()
    except SoraError:
        return set()
