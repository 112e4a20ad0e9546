"""What somebody who is restricted says under one's clips waits for one's word, and nobody else notices."""

from uuid import UUID

import pytest
from sqlmodel import Session

from sora_reflex.accounts import queries as accounts
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, Invalid, NotFound
from sora_reflex.models import Block, Post, Redemption, User, WhoMayComment
from sora_reflex.social import queries
from sora_reflex.social import service as social
from tests.factories import create_comment, create_invite, create_post, create_user, viewer_of


@pytest.fixture
def ann(session: Session) -> User:
    return create_user(session, handle="ann")


@pytest.fixture
def ben(session: Session) -> User:
    return create_user(session, handle="ben")


@pytest.fixture
def post(session: Session, ann: User) -> Post:
    return create_post(session, ann)


def say(session: Session, who: User, post: Post, parent_id: UUID | None = None) -> UUID:
    key = f"key-{who.handle}-{parent_id}"
    return social.write(
        session, viewer=viewer_of(who), post_id=post.id, text="A word", request_key=key, parent_id=parent_id
    )


def restrict(session: Session, who: User, whom: User, restricted: bool = True) -> None:
    social.set_restricted(session, viewer=viewer_of(who), handle=whom.handle, restricted=restricted)


def seen(session: Session, post: Post, who: User | None) -> tuple[int, int]:
    """How many comments somebody reads, and how many they are told there are."""
    viewer = viewer_of(who) if who else None
    shown = queries.list_comments(session, viewer=viewer, post_id=post.id).items
    return len(shown), queries.get_thread(session, viewer=viewer, post_id=post.id).count


def test_their_words_wait_and_they_do_not_notice(session: Session, ann: User, ben: User, post: Post) -> None:
    cleo = create_user(session)
    restrict(session, ann, ben)
    restrict(session, ann, ben)
    id = say(session, ben, post)
    assert [seen(session, post, who) for who in (ben, cleo, None)] == [(1, 1), (0, 0), (0, 0)]
    (theirs,) = queries.list_comments(session, viewer=viewer_of(ben), post_id=post.id).items
    (waits,) = queries.list_comments(session, viewer=viewer_of(ann), post_id=post.id).items
    assert [(view.is_hidden, view.is_waiting) for view in (theirs, waits)] == [(False, False), (True, True)]
    assert queries.get_relation(session, ann.id, ben.id).is_restricted
    assert not queries.get_relation(session, ben.id, ann.id).is_restricted
    social.set_hidden(session, viewer=viewer_of(ann), comment_id=id, hidden=False)
    assert [seen(session, post, who) for who in (ann, ben, cleo, None)] == [(1, 1)] * 4


def test_answers_wait_too_and_other_clips_do_not_care(session: Session, ann: User, ben: User, post: Post) -> None:
    restrict(session, ann, ben)
    root = create_comment(session, post, ann)
    say(session, ben, post, root.id)
    session.refresh(root)
    assert (root.reply_count, post.comment_count) == (0, 0)
    elsewhere = create_post(session)
    say(session, ben, elsewhere)
    assert seen(session, elsewhere, ann) == (1, 1)


def test_ends_and_is_ones_own_business(session: Session, ann: User, ben: User, post: Post) -> None:
    restrict(session, ann, ben)
    assert [row.person.handle for row in queries.list_restricted(session, viewer=viewer_of(ann)).items] == ["ben"]
    assert queries.list_restricted(session, viewer=viewer_of(ben)).items == []
    restrict(session, ann, ben, restricted=False)
    say(session, ben, post)
    assert seen(session, post, None) == (1, 1)
    with pytest.raises(Invalid):
        restrict(session, ann, ann)
    session.add(Block(blocker_id=ben.id, blocked_id=ann.id, created_at=clock.now()))
    session.flush()
    with pytest.raises(NotFound):
        restrict(session, ann, ben)


def test_a_locked_conversation_takes_no_word_from_anybody(session: Session, ann: User, ben: User, post: Post) -> None:
    social.choose_who(session, viewer=viewer_of(ann), post_id=post.id, who=WhoMayComment.LOCKED)
    for who in (ann, ben):
        with pytest.raises(Forbidden, match="locked"):
            say(session, who, post)
    with pytest.raises(Forbidden):
        social.choose_who(session, viewer=viewer_of(ben), post_id=post.id, who=WhoMayComment.EVERYBODY)


def test_invites_name_nobody_across_a_block(session: Session, ann: User, ben: User) -> None:
    invite = create_invite(session, owner_id=ann.id, total_count=2, redeemed_count=1)
    session.add(Redemption(user_id=ben.id, invite_id=invite.id, created_at=clock.now()))
    session.flush()

    def joined() -> list[str]:
        return [person.handle for person in accounts.list_invites(session, viewer_of(ann))[0].joined]

    assert joined() == ["ben"]
    for blocker, blocked in ((ann, ben), (ben, ann)):
        social.set_blocked(session, viewer=viewer_of(blocker), handle=blocked.handle, blocked=True)
        assert joined() == []
        social.set_blocked(session, viewer=viewer_of(blocker), handle=blocked.handle, blocked=False)
