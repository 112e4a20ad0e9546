"""Reposts: who may, whom they reach and why a clip is there, and counts that equal the rows."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, func, select

from sora_reflex.accounts.service import deletion
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.feed import queries as feed
from sora_reflex.models import Mute, Post, Repost, User, Visibility
from sora_reflex.notifications import queries as notifications
from sora_reflex.social import service
from sora_reflex.studio import service as studio
from tests.factories import create_follow, create_post, create_repost, create_user, viewer_of


@pytest.fixture
def people(session: Session) -> tuple[User, User, User]:
    """A maker, somebody who reposts, and who follows that one alone."""
    maker, sharer, reader = (create_user(session, handle=name) for name in ("maker", "sharer", "reader"))
    create_follow(session, reader, sharer)
    return maker, sharer, reader


def repost(session: Session, who: User, post: Post, line: str = "", *, reposted: bool = True) -> int:
    return service.set_reposted(session, viewer=viewer_of(who), post_id=post.id, reposted=reposted, line=line)


def following(session: Session, who: User) -> list[tuple[str, str, str]]:
    """All of somebody's feed: which post, by whose repost, with which line."""
    seen, cursor, is_first = [], "", True
    while is_first or cursor:
        page, is_first = feed.list_feed(session, viewer=viewer_of(who), cursor=cursor, following_only=True), False
        seen += [(card.id, card.reposted_by, card.repost_line) for card in page.items]
        cursor = page.next
    return seen


def told(session: Session, who: User) -> list[str]:
    return [row.kind for row in notifications.list_inbox(session, viewer=viewer_of(who)).items]


def test_it_reaches_followers_with_its_line_and_its_maker_is_told_until_it_is_taken_back(
    session: Session, people: tuple[User, User, User]
) -> None:
    maker, sharer, reader = people
    post = create_post(session, maker)
    assert repost(session, sharer, post, "  The\nlight! ") == 1
    assert following(session, reader) == [(str(post.id), "sharer", "The light!")]
    assert following(session, maker) == following(session, sharer) == []
    assert told(session, maker) == ["repost"]
    assert repost(session, sharer, post, "Better words") == 1
    assert following(session, reader) == [(str(post.id), "sharer", "Better words")]
    assert feed.get_card(session, viewer=viewer_of(sharer), post_id=post.id).is_reposted
    assert [repost(session, sharer, post, reposted=False) for _ in range(2)] == [0, 0]
    assert (following(session, reader), told(session, maker)) == ([], [])


def test_no_clip_is_there_twice_and_the_newest_reason_stands(session: Session, people: tuple[User, User, User]) -> None:
    maker, sharer, reader = people
    other = create_user(session, handle="other")
    create_follow(session, reader, other)
    create_follow(session, reader, maker)
    start = clock.now() - timedelta(hours=1)
    posts = [create_post(session, maker, created_at=start + timedelta(minutes=n)) for n in range(14)]
    create_repost(session, sharer, posts[0], created_at=start + timedelta(minutes=20))
    create_repost(session, other, posts[0], line="Older", created_at=start + timedelta(minutes=19))
    create_repost(session, other, posts[13], created_at=start + timedelta(minutes=30))
    rest = [(str(post.id), "", "") for post in reversed(posts[1:13])]
    due = [(str(posts[13].id), "other", ""), (str(posts[0].id), "sharer", ""), *rest]
    assert following(session, reader) == due
    session.add(Mute(muter_id=reader.id, muted_id=sharer.id, created_at=clock.now()))
    session.flush()
    assert following(session, reader)[1] == (str(posts[0].id), "other", "Older")
    session.add(Mute(muter_id=reader.id, muted_id=maker.id, created_at=clock.now()))
    session.flush()
    assert following(session, reader) == []


@pytest.mark.parametrize("kind", [*(kind for kind in Visibility if kind is not Visibility.PUBLIC), "private account"])
def test_what_is_not_for_everyone_stays_where_it_is(
    session: Session, people: tuple[User, User, User], kind: Visibility | str
) -> None:
    maker, sharer, reader = people
    create_follow(session, sharer, maker)
    is_open = not isinstance(kind, Visibility)
    maker.is_private = is_open
    post = create_post(session, maker, visibility=Visibility.PUBLIC if is_open else kind)
    with pytest.raises((Forbidden, NotFound)):
        repost(session, sharer, post)
    # Nor does what was reposted before it was closed.
    create_repost(session, sharer, post)
    assert following(session, reader) == []


def test_ones_own_clips_slurs_and_long_lines_are_refused(session: Session, people: tuple[User, User, User]) -> None:
    maker, sharer, _ = people
    post = create_post(session, maker)
    with pytest.raises(Invalid, match="your own clips already"):
        repost(session, maker, post)
    with pytest.raises(Invalid, match="200 fit in a line"):
        repost(session, sharer, post, "x" * 201)
    with pytest.raises(Invalid, match="in other words"):
        repost(session, sharer, post, "what a cunt")


def test_counts_equal_the_rows_when_people_and_posts_go(session: Session, people: tuple[User, User, User]) -> None:
    maker, sharer, reader = people
    post, gone = create_post(session, maker), create_post(session, maker)
    for who in (sharer, reader):
        repost(session, who, post)
    repost(session, sharer, gone)
    studio.delete_post(session, viewer=viewer_of(maker), post_id=gone.id)
    assert following(session, reader) == [(str(post.id), "sharer", "")]
    sharer.delete_after = clock.now()
    session.add(sharer)
    session.flush()
    assert following(session, reader) == []
    deletion.purge_due(session)
    session.expire_all()
    rows = session.scalar(select(func.count()).select_from(Repost).where(col(Repost.post_id) == post.id))
    assert session.get_one(Post, post.id).repost_count == rows == 1
