"""A small crowd that does everything at once, seeded, and a recount of what the rows say afterwards.

The services alone are called, each in a unit of work of its own, from several threads; what an action is about was
read before it, as from a screen that may be out of date.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from uuid import UUID

from sqlmodel import Session, SQLModel, col, func, select

from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock, db
from sora_reflex.core.errors import SoraError
from sora_reflex.core.rows import LOCK
from sora_reflex.models import (
    ActKind,
    Block,
    Comment,
    CommentLike,
    Follow,
    FollowRequest,
    Generation,
    Like,
    Post,
    ReportReason,
    Repost,
    Role,
    Subject,
    User,
    Video,
    Visibility,
)
from sora_reflex.moderation import service as moderation
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio
from sora_reflex.studio.schemas import PublishPost
from tests.conftest import NOON, HeldClock
from tests.factories import create_generation, create_post, create_user, create_video, viewer_of

THREADS, PEOPLE, POSTS = 8, 7, 6
GRACE = timedelta(seconds=60)
COUNTED = {
    "posts.like_count",
    "posts.comment_count",
    "posts.remix_count",
    "posts.repost_count",
    "comments.like_count",
    "comments.reply_count",
}
"""The stored counts that `wrong_counts` compares with their rows."""


@dataclass
class Scene:
    """What one action starts from: who does it, and what they have on screen."""

    chance: Random
    me: Viewer
    keeper: Viewer
    them: User
    post: Post
    comment: Comment | None

    def coin(self) -> bool:
        """More often yes than no, so that there is something to take back."""
        return self.chance.random() < 0.65


@dataclass
class Outcome:
    """What happened to how many actions, by name: done, refused with words, or failed with anything else."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


def _like(session: Session, scene: Scene) -> None:
    social.set_liked(session, viewer=scene.me, post_id=scene.post.id, liked=scene.coin())


def _repost(session: Session, scene: Scene) -> None:
    social.set_reposted(session, viewer=scene.me, post_id=scene.post.id, reposted=scene.coin())


def _follow(session: Session, scene: Scene) -> None:
    social.set_following(session, viewer=scene.me, handle=scene.them.handle, following=scene.coin())


def _answer(session: Session, scene: Scene) -> None:
    waiting = session.exec(select(FollowRequest)).first()
    if waiting is not None:
        asked, asking = (session.get(User, id) for id in (waiting.followee_id, waiting.follower_id))
        if asked is None or asking is None:
            return  # They left in between.
        answer = social.accept_request if scene.coin() else social.decline_request
        answer(session, viewer=viewer_of(asked), handle=asking.handle)


def _drop(session: Session, scene: Scene) -> None:
    social.remove_follower(session, viewer=scene.me, handle=scene.them.handle)


def _close(session: Session, scene: Scene) -> None:
    social.choose_private(session, viewer=scene.me, is_private=scene.chance.random() < 0.2)


def _say(session: Session, scene: Scene) -> None:
    answered = scene.comment if scene.comment is not None and scene.coin() else None
    post_id = answered.post_id if answered else scene.post.id
    social.write(
        session, viewer=scene.me, post_id=post_id, text=f"So it is, @{scene.them.handle}",
        request_key=f"said-{scene.chance.random()}"[:40], parent_id=answered.id if answered else None,
    )  # fmt: skip


def _about(deed: Callable[[Session, Scene, UUID], object]) -> Callable[[Session, Scene], None]:
    """A deed about a comment, where there is one."""

    def about(session: Session, scene: Scene) -> None:
        if scene.comment is not None:
            deed(session, scene, scene.comment.id)

    return about


def _restrict(session: Session, scene: Scene) -> None:
    social.set_restricted(session, viewer=scene.me, handle=scene.them.handle, restricted=scene.coin())


def _block(session: Session, scene: Scene) -> None:
    # Seldom: a crowd in which everybody blocks everybody does nothing else.
    social.set_blocked(session, viewer=scene.me, handle=scene.them.handle, blocked=scene.chance.random() < 0.2)


def _mute(session: Session, scene: Scene) -> None:
    social.set_muted(session, viewer=scene.me, handle=scene.them.handle, muted=scene.chance.random() < 0.4)


def _report(session: Session, scene: Scene, subject: Subject, id: UUID) -> None:
    """What somebody reports is out of their own sight from then on, and out of nobody else's."""
    moderation.report(session, viewer=scene.me, subject=subject, key=str(id), reason=ReportReason.SPAM)


def _remix(session: Session, scene: Scene) -> None:
    """A film is made, or one that was made earlier is posted."""
    mine = select(Video).where(col(Video.owner_id) == scene.me.id, col(Video.deleted_at).is_(None))
    posted = select(Post.video_id)
    draft = session.exec(mine.where(col(Video.id).not_in(posted))).first()
    if draft is None:
        parent = session.get(Video, scene.post.video_id)
        made_of = session.get(Generation, parent.generation_id, with_for_update=LOCK) if parent else None
        if made_of is not None:
            me = session.get_one(User, scene.me.id)
            create_video(session, me, generation_id=create_generation(session, me, parent_id=made_of.id).id)
    else:
        kind = Visibility.PUBLIC if scene.coin() else Visibility.UNLISTED
        studio.publish(session, viewer=scene.me, request=PublishPost(video_id=draft.id, visibility=kind))


def _edit(session: Session, scene: Scene) -> None:
    kind = Visibility.PUBLIC if scene.coin() else Visibility.PRIVATE
    studio.edit_post(
        session, viewer=scene.me, post_id=scene.post.id, caption="Again", visibility=kind, is_prompt_public=True
    )


def _delete(session: Session, scene: Scene) -> None:
    studio.delete_post(session, viewer=scene.me, post_id=scene.post.id)


def _keep_order(subject: Subject) -> Callable[[Session, Scene], None]:
    def keep(session: Session, scene: Scene) -> None:
        keys = {
            Subject.POST: str(scene.post.id),
            Subject.COMMENT: str(scene.comment.id) if scene.comment else "",
            Subject.ACCOUNT: scene.them.handle,
        }
        kinds = (ActKind.HIDE, *[ActKind.RESTORE] * 3)
        kind = (
            ActKind.REMOVE if subject is Subject.COMMENT and scene.chance.random() < 0.2 else scene.chance.choice(kinds)
        )
        moderation.act(session, viewer=scene.keeper, subject=subject, key=keys[subject], kind=kind, reason="So it is")

    return keep


def _leave(session: Session, scene: Scene) -> None:
    """Somebody asks to be deleted and does nothing more; who asked a while ago is purged; somebody else comes."""
    accounts.purge_due(session)
    leaver = session.get_one(User, scene.them.id)
    leaver.delete_after = clock.now() + GRACE
    session.add(leaver)
    session.flush()
    create_post(session, create_user(session))


DEEDS: dict[str, tuple[int, Callable[[Session, Scene], None]]] = {
    "like": (24, _like),
    "repost": (8, _repost),
    "follow": (14, _follow),
    "answer a request": (5, _answer),
    "remove a follower": (2, _drop),
    "open or close the account": (2, _close),
    "comment": (16, _say),
    "like a comment": (
        12, _about(lambda s, scene, id: social.set_comment_liked(s, viewer=scene.me, comment_id=id, liked=scene.coin()))
    ),
    "delete a comment": (4, _about(lambda s, scene, id: social.remove(s, viewer=scene.me, comment_id=id))),
    "hide a comment": (
        8, _about(lambda s, scene, id: social.set_hidden(s, viewer=scene.me, comment_id=id, hidden=scene.coin()))
    ),
    "pin a comment": (
        2, _about(lambda s, scene, id: social.set_pinned(s, viewer=scene.me, comment_id=id, pinned=scene.coin()))
    ),
    "restrict": (2, _restrict),
    "block": (3, _block),
    "mute": (3, _mute),
    "report a post": (1, lambda s, scene: _report(s, scene, Subject.POST, scene.post.id)),
    "report a comment": (2, _about(lambda s, scene, id: _report(s, scene, Subject.COMMENT, id))),
    "remix": (8, _remix),
    "edit a post": (5, _edit),
    "delete a post": (1, _delete),
    "order among posts": (3, _keep_order(Subject.POST)),
    "order among comments": (5, _keep_order(Subject.COMMENT)),
    "order among accounts": (2, _keep_order(Subject.ACCOUNT)),
    "leave": (1, _leave),
}  # fmt: skip


def settle() -> None:
    """Some people with a clip each, and one who keeps order."""
    with db.unit_of_work() as session:
        people = [create_user(session) for _ in range(PEOPLE)]
        create_user(session, role=Role.OPERATOR)
        for person in people[:POSTS]:
            create_post(session, person)


def act(actions: int, *, seed: int) -> Outcome:
    """Have the crowd do so many things, from several threads; the clock moves on with each."""
    outcome, held, lock = Outcome(), HeldClock(NOON), threading.Lock()

    def one(number: int) -> None:
        chance = Random(f"{seed}:{number}")
        name = chance.choices(list(DEEDS), [weight for weight, _ in DEEDS.values()])[0]
        with lock:
            held.set(NOON + timedelta(seconds=2 * number))
        scene = _scene(chance, wants_own=name in ("edit a post", "delete a post", "hide a comment", "pin a comment"))
        try:
            with db.unit_of_work() as session:
                DEEDS[name][1](session, scene)
            outcome.done[name] += 1
        except SoraError:
            outcome.refused[name] += 1
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is reported as what went wrong
            outcome.failed.append(f"{name}: {type(fault).__name__}: {str(fault)[:400]}")

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one, range(actions)))
    held.release()
    return outcome


def _scene(chance: Random, *, wants_own: bool) -> Scene:
    there, stays = col(Post.deleted_at).is_(None), col(User.delete_after).is_(None)
    with db.reading() as session:
        people = session.exec(select(User).where(User.role == Role.MEMBER, stays).order_by(User.handle)).all()
        keeper = session.exec(select(User).where(User.role == Role.OPERATOR)).one()
        posts = session.exec(select(Post).where(there).order_by(Post.created_at, Post.id).limit(POSTS)).all()
        post = chance.choice(posts)
        latest = select(Comment).where(Comment.post_id == post.id).order_by(col(Comment.created_at).desc()).limit(8)
        comments = session.exec(latest).all()
        me, them = chance.sample(people, 2)
        if wants_own:
            me = next((person for person in people if person.id == post.author_id), me)
        comment = chance.choice(comments) if comments else None
        return Scene(chance, viewer_of(me), viewer_of(keeper), them, post, comment)


def wrong_counts() -> list[str]:
    """Each count that differs from its rows, and each pair of people between whom something can't be."""
    with db.reading() as session:
        return [*_wrong_posts(session), *_wrong_comments(session), *_wrong_pairs(session)]


def _wrong_posts(session: Session) -> Iterator[str]:
    likes = Counter(session.exec(select(Like.post_id)))
    reposts = Counter(session.exec(select(Repost.post_id)))
    comments = {comment.id: comment for comment in session.exec(select(Comment))}
    said = Counter(comment.post_id for comment in comments.values() if _is_counted(comment, comments))
    posts = session.exec(select(Post)).all()
    remixed = Counter(
        post.parent_id
        for post in posts
        if post.visibility is Visibility.PUBLIC and post.deleted_at is None and post.hidden_at is None
    )
    for post in posts:
        for name, truth in (("like", likes), ("repost", reposts), ("comment", said), ("remix", remixed)):
            stored = getattr(post, f"{name}_count")
            if stored != truth[post.id]:
                yield f"post {post.id}: {name}_count is {stored}, of {truth[post.id]}"


def _is_counted(comment: Comment, comments: dict[UUID, Comment]) -> bool:
    """There, not hidden, and not below a hidden one."""
    is_there = comment.deleted_at is None and comment.hidden_at is None
    return is_there and (comment.root_id is None or comments[comment.root_id].hidden_at is None)


def _wrong_comments(session: Session) -> Iterator[str]:
    likes = Counter(session.exec(select(CommentLike.comment_id)))
    comments = session.exec(select(Comment)).all()
    replies = Counter(c.root_id for c in comments if c.deleted_at is None and c.hidden_at is None)
    for comment in comments:
        expected = {"like_count": likes[comment.id], "reply_count": 0 if comment.root_id else replies[comment.id]}
        for name, truth in expected.items():
            if getattr(comment, name) != truth:
                yield f"comment {comment.id}: {name} is {getattr(comment, name)}, of {truth}"
    pinned = Counter(comment.post_id for comment in comments if comment.pinned_at is not None)
    yield from (f"post {post_id}: {count} pinned comments" for post_id, count in pinned.items() if count > 1)


def _wrong_pairs(session: Session) -> Iterator[str]:
    follows = set(session.exec(select(Follow.follower_id, Follow.followee_id)))
    requests = set(session.exec(select(FollowRequest.follower_id, FollowRequest.followee_id)))
    blocks = set(session.exec(select(Block.blocker_id, Block.blocked_id)))
    apart = blocks | {(other, one) for one, other in blocks}
    private = set(session.exec(select(User.id).where(col(User.is_private))))
    for pair in follows & requests:
        yield f"{pair} follows and waits"
    for pair in (follows | requests) & apart:
        yield f"{pair} follows across a block"
    for pair in requests:
        if pair[1] not in private:
            yield f"{pair} waits for an open account"


def counters() -> set[str]:
    """Every stored count that the schema has."""
    tables = SQLModel.metadata.sorted_tables
    return {
        f"{table.name}.{column.name}" for table in tables for column in table.columns if column.name.endswith("_count")
    }


def rows_of(table: type[SQLModel]) -> int:
    with db.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()
