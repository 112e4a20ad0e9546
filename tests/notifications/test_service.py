"""What somebody is told of: once for each deed, as long as it stands, and never by whom they don't meet."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from sora_reflex.core import clock as core_clock
from sora_reflex.core import db
from sora_reflex.models import (
    ActKind,
    Block,
    Comment,
    Mute,
    Notification,
    NotificationDeed,
    Post,
    Role,
    Subject,
    User,
    Visibility,
)
from sora_reflex.moderation import service as moderation
from sora_reflex.notifications import queries
from sora_reflex.notifications import service as notifications
from sora_reflex.social import service as social
from sora_reflex.studio import service as studio
from sora_reflex.studio.schemas import PublishPost
from tests.conftest import HeldClock
from tests.factories import create_comment, create_generation, create_post, create_user, create_video, viewer_of


@pytest.fixture
def maker(session: Session) -> User:
    return create_user(session, handle="maker", display_name="Maya")


@pytest.fixture
def post(session: Session, maker: User) -> Post:
    return create_post(session, maker)


@pytest.fixture
def ana(session: Session) -> User:
    return create_user(session, handle="ana", display_name="Ana")


@pytest.fixture
def bo(session: Session) -> User:
    return create_user(session, handle="bo", display_name="Bo")


def like(session: Session, who: User, post: Post, liked: bool = True) -> None:
    social.set_liked(session, viewer=viewer_of(who), post_id=post.id, liked=liked)


def say(session: Session, who: User, post: Post, text: str = "What a sky", parent_id: UUID | None = None) -> UUID:
    key = f"key-{uuid4().hex}"
    return social.write(
        session, viewer=viewer_of(who), post_id=post.id, text=text, request_key=key, parent_id=parent_id
    )


def inbox(session: Session, who: User) -> list[str]:
    """The lines of somebody's inbox, in words; those with news are marked."""
    rows = queries.list_inbox(session, viewer=viewer_of(who)).items
    return [f"{row.names} {row.text}".strip() + (" *" if row.is_unread else "") for row in rows]


def unread(session: Session, who: User) -> int:
    return queries.count_unread(session, viewer=viewer_of(who))


class TestLikes:
    def test_of_one_day_share_a_line_and_the_newest_is_named(
        self, session: Session, clock: HeldClock, maker: User, post: Post, ana: User, bo: User
    ) -> None:
        for who in (bo, ana):
            like(session, who, post)
            clock.advance(minutes=1)
        assert inbox(session, maker) == ["Ana and Bo liked your clip *"]
        for number in range(2):
            like(session, create_user(session, display_name=f"P{number}"), post)
            clock.advance(minutes=1)
        assert inbox(session, maker) == ["P1 and 3 others liked your clip *"]
        assert unread(session, maker) == 1
        clock.advance(days=1)
        like(session, create_user(session, display_name="Eve"), post)
        assert inbox(session, maker) == ["Eve liked your clip *", "P1 and 3 others liked your clip *"]

    def test_taken_back_is_gone_and_done_again_is_no_news(
        self, session: Session, clock: HeldClock, maker: User, post: Post, ana: User
    ) -> None:
        like(session, ana, post)
        like(session, ana, post)
        assert inbox(session, maker) == ["Ana liked your clip *"]
        notifications.mark_read(session, viewer=viewer_of(maker))
        like(session, ana, post, liked=False)
        assert (inbox(session, maker), unread(session, maker)) == ([], 0)
        clock.advance(days=2)
        like(session, ana, post)
        assert (inbox(session, maker), unread(session, maker)) == (["Ana liked your clip"], 0)

    def test_of_one_s_own_clip_are_no_news(self, session: Session, maker: User, post: Post) -> None:
        like(session, maker, post)
        assert inbox(session, maker) == []

    def test_at_once_are_one_line_and_every_one_is_counted(self, database: str) -> None:
        with db.unit_of_work() as session:
            post = create_post(session)
            people = [viewer_of(create_user(session)) for _ in range(12)]
            maker = viewer_of(session.get_one(User, post.author_id))

        def press(number: int) -> None:
            with db.unit_of_work() as session:
                viewer = people[number % len(people)]
                social.set_liked(session, viewer=viewer, post_id=post.id, liked=True)

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(press, range(36)))
        with db.reading() as session:
            (line,) = queries.list_inbox(session, viewer=maker).items
            assert line.names.endswith("and 11 others")
            assert len(session.exec(select(NotificationDeed)).all()) == 12


class TestWords:
    def test_each_person_is_told_of_one_thing(
        self, session: Session, maker: User, post: Post, ana: User, bo: User
    ) -> None:
        first = say(session, ana, post, "Look, @bo and @maker, and me: @ana")
        assert inbox(session, maker) == ["Ana commented on your clip *"]
        assert inbox(session, bo) == ["Ana mentioned you *"]
        assert inbox(session, ana) == []
        say(session, maker, post, "Thank you", parent_id=first)
        assert inbox(session, ana) == ["Maya answered you *"]
        (line,) = queries.list_inbox(session, viewer=viewer_of(bo)).items
        assert (line.quote, line.href) == ("Look, @bo and @maker, and me: @ana", f"/p/{post.id}?comment={first}")
        assert line.thumbnail_url.startswith("/media/")

    def test_go_with_the_comment(self, session: Session, maker: User, post: Post, ana: User, bo: User) -> None:
        root = say(session, ana, post)
        say(session, bo, post, "Indeed", parent_id=root)
        assert inbox(session, ana) == ["Bo answered you *"]
        social.set_hidden(session, viewer=viewer_of(maker), comment_id=root, hidden=True)
        assert (inbox(session, ana), inbox(session, maker)) == ([], [])
        social.set_hidden(session, viewer=viewer_of(maker), comment_id=root, hidden=False)
        assert len(inbox(session, maker)) == 2
        social.remove(session, viewer=viewer_of(ana), comment_id=root)
        assert inbox(session, maker) == ["Bo commented on your clip *"]

    def test_in_a_caption_reach_whom_they_name_if_they_see_the_clip(
        self, session: Session, ana: User, bo: User
    ) -> None:
        for who, visibility in ((ana, Visibility.PRIVATE), (bo, Visibility.PUBLIC)):
            video = create_video(session, who)
            request = PublishPost(video_id=video.id, caption="With @ana, @bo and @nobody", visibility=visibility)
            studio.publish(session, viewer=viewer_of(who), request=request)
        assert (inbox(session, bo), inbox(session, ana)) == ([], ["Bo mentioned you *"])

    def test_that_a_moderator_removes_are_a_takedown(self, session: Session, post: Post, ana: User) -> None:
        moderator = viewer_of(create_user(session, role=Role.MODERATOR))
        comment = say(session, ana, post)
        moderation.act(
            session, viewer=moderator, subject=Subject.COMMENT, key=str(comment), kind=ActKind.REMOVE, reason="Spam"
        )
        assert inbox(session, ana) == ["A moderator took down your comment: Spam *"]

    def test_that_are_liked_are_told_of(self, session: Session, post: Post, ana: User, bo: User) -> None:
        comment = create_comment(session, post, ana)
        social.set_comment_liked(session, viewer=viewer_of(bo), comment_id=comment.id, liked=True)
        assert inbox(session, ana) == ["Bo liked your comment *"]
        social.set_comment_liked(session, viewer=viewer_of(bo), comment_id=comment.id, liked=False)
        assert inbox(session, ana) == []


def test_a_remix_is_told_to_whose_clip_it_was_made_of_if_they_see_it(
    session: Session, maker: User, ana: User, bo: User
) -> None:
    first = create_generation(session, maker)
    create_post(session, maker, create_video(session, maker, generation_id=first.id))
    for who, visibility in ((ana, Visibility.PUBLIC), (bo, Visibility.PRIVATE)):
        made = create_generation(session, who, parent_id=first.id)
        request = PublishPost(
            video_id=create_video(session, who, generation_id=made.id).id,
            caption="After @maker",
            visibility=visibility,
        )
        studio.publish(session, viewer=viewer_of(who), request=request)
    assert inbox(session, maker) == ["Ana remixed your clip *"]


class TestFollows:
    def test_are_told_of_and_taken_back(self, session: Session, clock: HeldClock, ana: User, bo: User) -> None:
        social.set_following(session, viewer=viewer_of(ana), handle="bo", following=True)
        assert inbox(session, bo) == ["Ana follows you *"]
        clock.advance(minutes=1)
        social.set_following(session, viewer=viewer_of(create_user(session, handle="cy")), handle="bo", following=True)
        (line,) = queries.list_inbox(session, viewer=viewer_of(bo)).items
        assert (line.names, line.text, line.href) == ("Cy and Ana", "follow you", "/@bo/followers")
        social.set_following(session, viewer=viewer_of(ana), handle="bo", following=False)
        assert inbox(session, bo) == ["Cy follows you *"]

    def test_of_a_private_account_are_asked_for_and_answered(self, session: Session, ana: User) -> None:
        shy = create_user(session, handle="shy", display_name="Shy", is_private=True)
        social.set_following(session, viewer=viewer_of(ana), handle="shy", following=True)
        assert inbox(session, shy) == ["Ana would like to follow you *"]
        social.accept_request(session, viewer=viewer_of(shy), handle="ana")
        assert (inbox(session, shy), inbox(session, ana)) == ([], ["Shy lets you follow them *"])


class TestDistance:
    """Whom the reader does not meet says nothing to them, from that moment on."""

    @pytest.mark.parametrize("turned_by", ["reader", "actor"])
    def test_a_block_hides_what_was_told(
        self, session: Session, maker: User, post: Post, ana: User, bo: User, turned_by: str
    ) -> None:
        for who in (ana, bo):
            like(session, who, post)
            say(session, who, post, "Hello @maker")
            social.set_following(session, viewer=viewer_of(who), handle="maker", following=True)
        pair = (maker, ana) if turned_by == "reader" else (ana, maker)
        session.add(Block(blocker_id=pair[0].id, blocked_id=pair[1].id, created_at=core_clock.now()))
        session.flush()
        assert sorted(inbox(session, maker)) == [
            "Bo commented on your clip *", "Bo follows you *", "Bo liked your clip *",
        ]  # fmt: skip
        assert unread(session, maker) == 3

    def test_the_muted_and_those_who_leave_are_silent(self, session: Session, maker: User, post: Post, ana: User, bo: User) -> None:  # fmt: skip # noqa: E501
        like(session, ana, post)
        like(session, bo, post)
        session.add(Mute(muter_id=maker.id, muted_id=ana.id, created_at=core_clock.now()))
        bo.delete_after = core_clock.now()
        session.add(bo)
        session.flush()
        assert (inbox(session, maker), unread(session, maker)) == ([], 0)

    def test_a_clip_that_is_gone_or_closed_takes_its_lines_along(
        self, session: Session, maker: User, post: Post, ana: User, bo: User
    ) -> None:
        like(session, ana, post)
        say(session, ana, post, "@bo look")
        assert (len(inbox(session, maker)), len(inbox(session, bo))) == (2, 1)
        post.visibility = Visibility.PRIVATE
        session.add(post)
        session.flush()
        assert (len(inbox(session, maker)), len(inbox(session, bo))) == (2, 0)
        post.deleted_at = core_clock.now()
        session.add(post)
        session.flush()
        assert (inbox(session, maker), unread(session, maker)) == ([], 0)


class TestReading:
    def test_one_line_or_all_lose_their_mark_and_only_one_s_own(
        self, session: Session, clock: HeldClock, maker: User, post: Post, ana: User, bo: User
    ) -> None:
        like(session, ana, post)
        say(session, bo, post)
        (line,) = [row for row in queries.list_inbox(session, viewer=viewer_of(maker)).items if row.kind == "like"]
        notifications.mark_read(session, viewer=viewer_of(ana), notification_id=UUID(line.id))
        assert unread(session, maker) == 2
        notifications.mark_read(session, viewer=viewer_of(maker), notification_id=UUID(line.id))
        assert unread(session, maker) == 1
        clock.advance(minutes=1)
        like(session, bo, post)
        assert sorted(inbox(session, maker)) == ["Bo and Ana liked your clip *", "Bo commented on your clip *"]
        notifications.mark_read(session, viewer=viewer_of(maker))
        assert unread(session, maker) == 0

    def test_pages_hold_every_line_once(self, session: Session, clock: HeldClock, maker: User, ana: User) -> None:
        for _ in range(queries.PAGE * 2 + 3):
            like(session, ana, create_post(session, maker))
            if _ % 3:
                clock.advance(seconds=1)
        seen: list[str] = []
        cursor = ""
        while True:
            page = queries.list_inbox(session, viewer=viewer_of(maker), cursor=cursor)
            seen += [row.id for row in page.items]
            cursor = page.next
            if not cursor:
                break
        assert len(seen) == len(set(seen)) == queries.PAGE * 2 + 3

    def test_what_is_half_a_year_old_is_forgotten(
        self, session: Session, clock: HeldClock, maker: User, post: Post, ana: User
    ) -> None:
        like(session, ana, post)
        clock.advance(days=181)
        notifications.forget_old(session)
        assert session.exec(select(Notification)).all() == []
        assert session.exec(select(NotificationDeed).where(col(NotificationDeed.user_id) == maker.id)).all() == []


def test_everything_goes_with_the_account(session: Session, maker: User, post: Post, ana: User) -> None:
    from sora_reflex.accounts import service as accounts

    like(session, ana, post)
    root = say(session, ana, post, "@maker")
    like(session, maker, create_post(session, ana))
    maker.delete_after = core_clock.now()
    session.add(maker)
    session.flush()
    accounts.purge_due(session)
    assert session.exec(select(NotificationDeed)).all() == []
    assert session.get(Comment, root) is None
