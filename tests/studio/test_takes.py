"""Takes of one request stand together in their maker's drafts, and nobody else sees any of them."""

from uuid import uuid4

from sqlmodel import Session

from sora_reflex.models import User, Video
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import PublishPost
from tests.conftest import HeldClock
from tests.factories import create_generation, create_user, create_video, viewer_of


def takes_of(session: Session, user: User, clock_: HeldClock, count: int) -> list[Video]:
    """Clips of one request, one a minute."""
    batch, made = uuid4(), []
    for _ in range(count):
        clock_.advance(minutes=1)
        generation = create_generation(session, user, batch_id=batch)
        made.append(create_video(session, user, generation_id=generation.id, created_at=clock_.now))
    return made


def listed(session: Session, user: User, *, is_posted: bool | None = False) -> list[tuple[str, int]]:
    page = queries.list_drafts(session, viewer=viewer_of(user), is_posted=is_posted)
    return [(draft.id, len(draft.takes)) for draft in page.items]


def test_they_are_one_entry_where_the_newest_stands(session: Session, clock: HeldClock) -> None:
    user = create_user(session)
    before = create_video(session, user, created_at=clock.now)
    takes = takes_of(session, user, clock, 3)
    clock.advance(minutes=1)
    after = create_video(session, user, created_at=clock.now)
    assert listed(session, user) == [(str(after.id), 0), (str(takes[2].id), 3), (str(before.id), 0)]


def test_each_knows_the_others_in_the_order_of_their_making(session: Session, clock: HeldClock) -> None:
    user = create_user(session)
    takes = takes_of(session, user, clock, 3)
    draft = queries.get_draft(session, viewer=viewer_of(user), id=takes[1].id)
    assert [take.id for take in draft.takes] == [str(one.id) for one in takes]
    assert [take.is_current for take in draft.takes] == [False, True, False]


def test_one_that_is_posted_or_deleted_leaves_the_others_together(session: Session, clock: HeldClock) -> None:
    user = create_user(session)
    takes = takes_of(session, user, clock, 4)
    service.publish(session, viewer=viewer_of(user), request=PublishPost(video_id=takes[3].id))
    service.delete_draft(session, viewer=viewer_of(user), video_id=takes[2].id)
    assert listed(session, user) == [(str(takes[1].id), 3)]
    assert listed(session, user, is_posted=True) == [(str(takes[3].id), 3)]
    draft = queries.get_draft(session, viewer=viewer_of(user), id=takes[0].id)
    assert [take.is_posted for take in draft.takes] == [False, False, True]


def test_the_last_one_left_is_a_clip_like_any_other(session: Session, clock: HeldClock) -> None:
    user = create_user(session)
    first, second = takes_of(session, user, clock, 2)
    service.delete_draft(session, viewer=viewer_of(user), video_id=second.id)
    assert listed(session, user) == [(str(first.id), 0)]


def test_somebody_elses_takes_are_in_nobodys_list(session: Session, clock: HeldClock) -> None:
    user, other = create_user(session), create_user(session)
    takes_of(session, user, clock, 2)
    mine = create_video(session, other, created_at=clock.now)
    assert listed(session, other) == [(str(mine.id), 0)]
