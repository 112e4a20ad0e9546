"""A person's world with something on every page: clips and their family, talk, messages, news, reports, a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlmodel import Session, col, select

from sora_reflex.core import clock
from sora_reflex.models import ActKind, FollowRequest, Post, Report, Subject, User, Webhook
from sora_reflex.moderation import service as moderation
from sora_reflex.social import service as social
from tests.e2e import people
from tests.factories import (
    create_follow,
    create_generation,
    create_message,
    create_post,
    create_report,
    create_talk,
    create_user,
    create_video,
    viewer_of,
)


@contextmanager
def lived_in(data_dir: Path, handle: str) -> Iterator[dict[str, str]]:
    """Gives an address for each route of the app, seen by the operator of that handle.

    The films are not there. In the end the clips leave the feed, and nothing is left for an operator to do.
    """
    with people.rows(data_dir) as session:
        me = session.exec(select(User).where(User.handle_key == handle)).one()
        friend = create_user(session, handle=f"{handle}s_friend", display_name="Nadia Neighbour", bio="Slow water")
        me.bio, me.pronouns, me.links, me.are_likes_public = "Fog and light", "they", ["https://example.org/"], True
        create_follow(session, me, friend)
        create_follow(session, friend, me)
        session.add(FollowRequest(follower_id=create_user(session).id, followee_id=me.id, created_at=clock.now()))
        mine, remix = _clips(session, me, friend)
        _talk_about(session, me, friend, mine)
        create_message(session, create_talk(session, me, friend), friend, mine)
        _keep_order(session, me, friend, remix)
        _hear_of_it(session, me)
        draft = create_video(session, me)
        ids = {"post": mine.id, "draft": draft.id, "person": friend.handle, "me": handle}
        addresses, author_ids = _addresses(**{name: str(id) for name, id in ids.items()}), [me.id, friend.id]
    try:
        yield addresses
    finally:
        with people.rows(data_dir) as session:
            for post in session.exec(select(Post).where(col(Post.author_id).in_(author_ids))):
                post.deleted_at = clock.now()
            for report in session.exec(select(Report).where(col(Report.closed_at).is_(None))):
                report.closed_at = clock.now()


def _clips(session: Session, me: User, friend: User) -> tuple[Post, Post]:
    """One of mine, with a style and a tag, pinned; a friend's remix of it; and some more of both."""
    made = create_generation(session, me, status="completed", style="noir", title="The keeper and the fog")
    video = create_video(session, me, generation_id=made.id)
    mine = create_post(session, me, video, caption="The keeper argues with the fog #fog", pinned_at=clock.now())
    social.keep_tags(session, mine)
    remix = create_post(session, friend, parent_id=mine.id, root_id=mine.id, caption="Fog wins, says @nobody")
    create_post(session, me, parent_id=remix.id, root_id=mine.id, caption="It does not")
    mine.remix_count, remix.remix_count = 1, 1
    for number in range(3):
        create_post(session, friend, caption=f"Harbour, day {number}")
    return mine, remix


def _talk_about(session: Session, me: User, friend: User, post: Post) -> None:
    for who in (friend, create_user(session, display_name="Sol Second")):
        social.set_liked(session, viewer=viewer_of(who), post_id=post.id, liked=True)
    social.set_liked(session, viewer=viewer_of(me), post_id=post.id, liked=True)
    words = {"viewer": viewer_of(friend), "post_id": post.id, "request_key": "lived-in-1"}
    said = social.write(session, text=f"Who won, @{me.handle}?", **words)
    answer = {"viewer": viewer_of(me), "post_id": post.id, "request_key": "lived-in-2"}
    social.write(session, text="The fog, of course", parent_id=said, **answer)
    social.set_pinned(session, viewer=viewer_of(me), comment_id=said, pinned=True)


def _keep_order(session: Session, me: User, friend: User, post: Post) -> None:
    """Something waits for an operator, and something was done."""
    create_report(session, create_user(session, display_name="Rita Reporter"), post)
    key, reason = str(post.id), "It is fine as it is"
    moderation.act(session, viewer=viewer_of(me), subject=Subject.POST, key=key, kind=ActKind.RESTORE, reason=reason)
    create_report(session, friend, create_post(session, create_user(session), visibility="unlisted"))


def _hear_of_it(session: Session, me: User) -> None:
    session.add(
        Webhook(
            user_id=me.id, name="Mine", url="https://example.org/hook", event_types=["video.completed"],
            secret="whsec_made_up", created_at=clock.now(),
        )
    )  # fmt: skip


def _addresses(post: str, draft: str, person: str, me: str) -> dict[str, str]:
    return {
        "index": "/", "watch": "/watch", "following": "/following", "404": "/there/is/no/such/page",
        "p/[post_id]": f"/p/{post}", "p/[post_id]/tree": f"/p/{post}/tree", "p/[post_id]/remixes": f"/p/{post}/remixes",
        "[at_handle]": f"/@{me}", "[at_handle]/remixes": f"/@{person}/remixes", "[at_handle]/likes": f"/@{me}/likes",
        "[at_handle]/followers": f"/@{me}/followers", "[at_handle]/following": f"/@{me}/following",
        "people": "/people", "tag/[tag_name]": "/tag/fog",
        "style/[style]": "/style/noir", "sound/[post_id]": f"/sound/{post}",
        "discover": "/discover", "discover/rising": "/discover/rising", "discover/remixed": "/discover/remixed",
        "discover/followed": "/discover/followed",
        "inbox": "/inbox", "inbox/messages": "/inbox/messages", "inbox/messages/requests": "/inbox/messages/requests",
        "inbox/messages/[talk]": f"/inbox/messages/@{person}",
        "drafts": "/drafts", "drafts/[video_id]": f"/drafts/{draft}", "queue": "/queue",
        "settings": "/settings", "settings/keys": "/settings/keys", "settings/webhooks": "/settings/webhooks",
        "operator/reports": "/operator/reports", "operator/invites": "/operator/invites",
        "sign-in": "/sign-in", "sign-up": "/sign-up", "wait": "/wait", "invite/[code]": "/invite/no-such-code",
    }  # fmt: skip
