"""Reports, and what those who keep order do about posts, comments and accounts, seen from every side."""

from uuid import UUID

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts import service as doors
from sora_reflex.accounts.errors import Suspended
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, Invalid, NotFound, TooMany
from sora_reflex.feed import queries as feed
from sora_reflex.messages import queries as letters
from sora_reflex.messages import service as messages
from sora_reflex.models import (
    ActKind,
    ModerationAct,
    Post,
    Redemption,
    Report,
    ReportReason,
    Role,
    SignIn,
    Subject,
    User,
    Video,
    Visibility,
)
from sora_reflex.moderation import queries
from sora_reflex.moderation import service as moderation
from sora_reflex.social import queries as talk
from sora_reflex.social import service as social
from tests.conftest import HeldClock
from tests.factories import create_comment, create_follow, create_invite, create_post, create_user, viewer_of


@pytest.fixture
def ann(session: Session) -> User:
    return create_user(session, handle="ann")


@pytest.fixture
def ben(session: Session) -> User:
    return create_user(session, handle="ben")


@pytest.fixture
def guard(session: Session) -> User:
    return create_user(session, handle="guard", role=Role.OPERATOR)


def report(session: Session, who: User, subject: Subject, key: object, words: str = "") -> None:
    moderation.report(
        session, viewer=viewer_of(who), subject=subject, key=str(key), reason=ReportReason.SPAM, words=words
    )


def act(session: Session, who: User, subject: Subject, key: object, kind: ActKind, reason: str = "Not here") -> None:
    moderation.act(session, viewer=viewer_of(who), subject=subject, key=str(key), kind=kind, reason=reason)


def opens(session: Session, who: User | None, post: Post) -> bool:
    try:
        return bool(feed.get_card(session, viewer=viewer_of(who) if who else None, post_id=post.id))
    except NotFound:
        return False


def reads(session: Session, who: User | None, post: Post) -> int:
    return len(talk.list_comments(session, viewer=viewer_of(who) if who else None, post_id=post.id).items)


class TestReports:
    def test_hide_a_clip_from_the_reporter_alone_and_stand_once(self, session: Session, ann, ben, guard) -> None:  # type: ignore[no-untyped-def]
        post, cleo = create_post(session, ann), create_user(session)
        report(session, ben, Subject.POST, post.id)
        assert [opens(session, who, post) for who in (ben, cleo, ann, None)] == [False, True, True, True]
        assert feed.list_feed(session, viewer=viewer_of(ben)).items == []
        with pytest.raises(NotFound):
            report(session, ben, Subject.POST, post.id)
        report(session, cleo, Subject.POST, post.id, "Again and again")
        (case,) = queries.list_cases(session, viewer=viewer_of(guard)).items
        assert (case.reports, case.reasons, queries.count_open(session, viewer=viewer_of(guard))) == (
            2, ["Spam, or a trick"], 1,
        )  # fmt: skip
        whole = queries.get_case(session, viewer=viewer_of(guard), subject=Subject.POST, id=post.id)
        assert [(one.person.handle, one.words) for one in whole.said] == [("ben", ""), (cleo.handle, "Again and again")]

    def test_of_a_comment_take_it_out_of_ones_sight(self, session: Session, ann: User, ben: User) -> None:
        post = create_post(session)
        comment = create_comment(session, post, ann)
        report(session, ben, Subject.COMMENT, comment.id)
        assert [reads(session, who, post) for who in (ben, ann, None)] == [0, 1, 1]

    def test_of_an_account_part_the_two(self, session: Session, ann: User, ben: User) -> None:
        report(session, ben, Subject.ACCOUNT, "ann")
        assert talk.get_relation(session, ben.id, ann.id).is_blocked
        assert session.exec(select(Report.person_id)).one() == ann.id

    def test_of_a_conversation_bring_its_last_words_to_the_queue(
        self, session: Session, ann: User, ben: User, guard: User
    ) -> None:
        create_follow(session, ann, ben)
        create_follow(session, ben, ann)
        for who, to, text in ((ann, ben, "Hello"), (ben, ann, "Go away")):
            key = f"key-of-{who.handle}"
            messages.write(session, viewer=viewer_of(who), to=f"@{to.handle}", text=text, request_key=key)
        talk = letters.get_talk(session, viewer=viewer_of(ann), to="@ben").id
        with pytest.raises(NotFound):
            report(session, guard, Subject.CONVERSATION, talk)
        report(session, ann, Subject.CONVERSATION, talk)
        (case,) = queries.list_cases(session, viewer=viewer_of(guard)).items
        assert case.person is not None
        assert (case.person.handle, case.text) == ("ben", "@ann: Hello\n@ben: Go away")
        for who, to in ((ann, "@ben"), (ben, "@ann")):
            with pytest.raises(NotFound):
                letters.get_talk(session, viewer=viewer_of(who), to=to)
        act(session, guard, Subject.CONVERSATION, talk, ActKind.HIDE)
        assert ben.suspended_at is not None
        assert queries.count_open(session, viewer=viewer_of(guard)) == 0
        assert [
            one.act
            for one in queries.get_case(
                session, viewer=viewer_of(guard), subject=Subject.CONVERSATION, id=UUID(talk)
            ).acts
        ] == ["hide"]
        act(session, guard, Subject.ACCOUNT, "ben", ActKind.RESTORE)
        assert ben.suspended_at is None

    def test_are_of_what_one_sees_and_not_of_ones_own(self, session: Session, ann: User, ben: User) -> None:
        for subject, key in (
            (Subject.POST, create_post(session, ann, visibility=Visibility.PRIVATE).id),
            (Subject.ACCOUNT, "nobody"),
            (Subject.CONVERSATION, create_post(session).id),
        ):
            with pytest.raises(NotFound):
                report(session, ben, subject, key)
        with pytest.raises(Invalid, match="your own"):
            report(session, ben, Subject.ACCOUNT, "ben")
        with pytest.raises(Invalid):
            report(session, ben, Subject.ACCOUNT, "ann", "x" * 501)

    def test_are_not_too_many(self, session: Session, ben: User) -> None:
        for _ in range(moderation.IN_AN_HOUR):
            report(session, ben, Subject.POST, create_post(session).id)
        with pytest.raises(TooMany):
            report(session, ben, Subject.POST, create_post(session).id)

    def test_let_those_who_keep_order_see_what_is_not_meant_for_them(self, session, ann, ben, guard) -> None:  # type: ignore[no-untyped-def]
        create_follow(session, ben, ann)
        posts = [create_post(session, ann, visibility=Visibility.FOLLOWERS) for _ in range(2)]
        report(session, ben, Subject.POST, posts[0].id)
        assert [opens(session, guard, post) for post in posts] == [True, False]
        assert feed.list_feed(session, viewer=viewer_of(guard)).items == []


class TestActs:
    def test_hide_and_restore_a_clip(self, session: Session, ann: User, ben: User, guard: User) -> None:
        post = create_post(session, ann)
        report(session, ben, Subject.POST, post.id)
        act(session, guard, Subject.POST, post.id, ActKind.HIDE, "Shows somebody  who did not agree")
        cleo = create_user(session)
        assert [opens(session, who, post) for who in (ann, guard, cleo, None)] == [True, True, False, False]
        assert feed.list_feed(session, viewer=None).items == []
        card = feed.get_card(session, viewer=viewer_of(ann), post_id=post.id)
        assert (card.is_hidden, card.hidden_why) == (True, "Shows somebody who did not agree")
        assert queries.count_open(session, viewer=viewer_of(guard)) == 0
        act(session, guard, Subject.POST, post.id, ActKind.RESTORE)
        assert [opens(session, who, post) for who in (cleo, None, ben)] == [True, True, False]
        done = queries.list_acts(session, viewer=viewer_of(guard)).items
        assert sorted((one.act, one.by) for one in done) == [("hide", "guard"), ("restore", "guard")]

    def test_remove_a_clip_with_its_film(self, session: Session, ann: User, guard: User) -> None:
        post = create_post(session, ann)
        act(session, guard, Subject.POST, post.id, ActKind.REMOVE)
        assert not opens(session, ann, post)
        assert session.get_one(Video, post.video_id).deleted_at is not None
        with pytest.raises(NotFound):
            act(session, guard, Subject.POST, post.id, ActKind.HIDE)

    def test_hide_a_comment_from_the_maker_of_the_clip_too(self, session, ann, ben, guard) -> None:  # type: ignore[no-untyped-def]
        post = create_post(session, ann, visibility=Visibility.FOLLOWERS)
        create_follow(session, ben, ann)
        key = "a-key-of-ben"
        id = social.write(session, viewer=viewer_of(ben), post_id=post.id, text="A word", request_key=key)
        social.set_hidden(session, viewer=viewer_of(ann), comment_id=id, hidden=True)
        act(session, guard, Subject.COMMENT, id, ActKind.HIDE, "Bullying")
        assert [reads(session, who, post) for who in (ann, ben)] == [0, 1]
        (theirs,) = talk.list_comments(session, viewer=viewer_of(ben), post_id=post.id).items
        assert (theirs.is_hidden, theirs.hidden_why) == (True, "Bullying")
        with pytest.raises(NotFound):
            social.set_hidden(session, viewer=viewer_of(ann), comment_id=id, hidden=False)
        assert post.comment_count == 0
        act(session, guard, Subject.COMMENT, id, ActKind.RESTORE)
        session.refresh(post)
        assert (reads(session, ann, post), post.comment_count) == (1, 1)
        act(session, guard, Subject.COMMENT, id, ActKind.REMOVE)
        session.refresh(post)
        assert (reads(session, ben, post), post.comment_count) == (0, 0)

    def test_suspend_an_account_and_let_it_back(self, session: Session, ann: User, ben: User, guard: User) -> None:
        token, post = doors.sign_in(session, user_id=ann.id), create_post(session, ann)
        comment = create_comment(session, create_post(session, ben), ann)
        act(session, guard, Subject.ACCOUNT, "ann", ActKind.HIDE, "Threats")
        assert accounts.find_viewer(session, token) is None
        assert session.exec(select(SignIn).where(SignIn.user_id == ann.id)).all() == []
        with pytest.raises(Suspended):
            doors.sign_in(session, user_id=ann.id)
        assert [opens(session, who, post) for who in (ben, None)] == [False, False]
        assert talk.list_comments(session, viewer=viewer_of(ben), post_id=comment.post_id).items == []
        with pytest.raises(NotFound):
            feed.get_profile(session, viewer=viewer_of(ben), handle="ann")
        shown = feed.get_profile(session, viewer=viewer_of(guard), handle="ann")
        assert (shown.is_suspended, shown.suspended_why) == (True, "Threats")
        act(session, guard, Subject.ACCOUNT, "ann", ActKind.RESTORE)
        assert doors.sign_in(session, user_id=ann.id)
        assert opens(session, ben, post)

    def test_remove_an_account_after_the_usual_grace(self, session, ann, ben, guard, clock: HeldClock) -> None:  # type: ignore[no-untyped-def]
        report(session, ben, Subject.POST, create_post(session, ann).id)
        act(session, guard, Subject.ACCOUNT, "ann", ActKind.REMOVE)
        act(session, guard, Subject.ACCOUNT, "ann", ActKind.RESTORE)
        assert (ann.delete_after, ann.suspended_at) == (None, None)
        act(session, guard, Subject.ACCOUNT, "ann", ActKind.REMOVE)
        clock.advance(days=60)
        assert doors.purge_due(session) == 1
        assert session.get(User, ann.id) is None
        assert session.exec(select(Report)).all() == []
        assert {row.person_id for row in session.exec(select(ModerationAct))} == {None}

    def test_ask_for_a_reason_and_a_role(self, session: Session, ann: User, ben: User, guard: User) -> None:
        post, moderator = create_post(session, ann), create_user(session, handle="mod", role=Role.MODERATOR)
        with pytest.raises(Invalid, match="Say why"):
            act(session, guard, Subject.POST, post.id, ActKind.HIDE, "  ")
        for viewer in (ann, ben):
            with pytest.raises(Forbidden):
                act(session, viewer, Subject.POST, post.id, ActKind.HIDE)
            for read in (queries.list_cases, queries.list_acts, queries.count_open, queries.list_invitees):
                with pytest.raises(Forbidden):
                    read(session, viewer=viewer_of(viewer))
        for who, whom in ((moderator, "guard"), (guard, "guard"), (moderator, "mod")):
            with pytest.raises(Forbidden):
                act(session, who, Subject.ACCOUNT, whom, ActKind.HIDE)
        act(session, guard, Subject.ACCOUNT, "mod", ActKind.HIDE)
        assert session.exec(select(ModerationAct.reason)).all() == ["Not here"]


class TestWhatIsAboutOneself:
    """Somebody who keeps order is reported; somebody else decides."""

    @pytest.fixture
    def mod(self, session: Session) -> User:
        return create_user(session, handle="mod", role=Role.MODERATOR)

    def cases(self, session: Session, mod: User, ben: User) -> list[tuple[Subject, str]]:
        """Of each kind one that is about the moderator."""
        clip, said = create_post(session, mod), create_comment(session, create_post(session), mod)
        for subject, key in ((Subject.POST, clip.id), (Subject.COMMENT, said.id), (Subject.ACCOUNT, "mod")):
            report(session, ben, subject, key, "Look at this")
        return [(Subject.POST, str(clip.id)), (Subject.COMMENT, str(said.id)), (Subject.ACCOUNT, "mod")]

    def test_is_for_others_to_decide_and_reporters_stay_unnamed(self, session, mod, ben, guard) -> None:  # type: ignore[no-untyped-def]
        about = self.cases(session, mod, ben)
        for subject, key in about:
            with pytest.raises(Forbidden, match="This is about you"):
                act(session, mod, subject, key, ActKind.LEAVE)
        for case in queries.list_cases(session, viewer=viewer_of(mod)).items:
            which = {"subject": Subject(case.subject), "id": UUID(case.id)}
            mine = queries.get_case(session, viewer=viewer_of(mod), **which)
            theirs = queries.get_case(session, viewer=viewer_of(guard), **which)
            assert (mine.refusal, mine.said) == (queries.OWN, [])
            assert (theirs.refusal, theirs.note, [one.person.handle for one in theirs.said]) == ("", "", ["ben"])
        for subject, key in about:
            act(session, guard, subject, key, ActKind.LEAVE)
        assert queries.count_open(session, viewer=viewer_of(guard)) == 0

    @pytest.mark.parametrize("state", ["suspended_at", "delete_after", "deleted_at"])
    def test_is_ones_own_to_decide_where_nobody_else_is_left(self, session, mod, ben, guard, state: str) -> None:  # type: ignore[no-untyped-def]
        about = self.cases(session, mod, ben)
        setattr(guard, state, clock.now())
        session.add(guard)
        session.flush()
        case = queries.get_case(session, viewer=viewer_of(mod), subject=Subject.POST, id=UUID(about[0][1]))
        assert (case.refusal, case.note, len(case.said)) == ("", queries.ALONE, 1)
        for subject, key in about:
            act(session, mod, subject, key, ActKind.LEAVE)
        assert queries.count_open(session, viewer=viewer_of(mod)) == 0
        with pytest.raises(Forbidden):
            act(session, mod, Subject.ACCOUNT, "mod", ActKind.RESTORE)

    def test_an_operator_whose_account_is_reported_can_be_left_as_they_are(self, session, mod, ben, guard) -> None:  # type: ignore[no-untyped-def]
        report(session, ben, Subject.ACCOUNT, "guard")
        with pytest.raises(Forbidden):
            act(session, mod, Subject.ACCOUNT, "guard", ActKind.HIDE)
        act(session, mod, Subject.ACCOUNT, "guard", ActKind.LEAVE)
        assert (guard.suspended_at, queries.count_open(session, viewer=viewer_of(mod))) == (None, 0)


def joins(session: Session, invite_id: UUID, **over: object) -> User:
    user = create_user(session, **over)
    session.add(Redemption(user_id=user.id, invite_id=invite_id, created_at=clock.now()))
    session.flush()
    return user


def test_who_invited_whom_is_a_tree_and_paged(session: Session, guard: User, clock: HeldClock) -> None:
    first = joins(session, create_invite(session).id, handle="first")
    own = create_invite(session, owner_id=first.id)
    for number in range(queries.INVITEES_PAGE + 1):
        clock.advance(minutes=1)
        joins(session, own.id, handle=f"child{number}")
    (root,) = queries.list_invitees(session, viewer=viewer_of(guard)).items
    assert (root.person.handle, root.invited) == ("first", queries.INVITEES_PAGE + 1)
    page = queries.list_invitees(session, viewer=viewer_of(guard), handle="first")
    rest = queries.list_invitees(session, viewer=viewer_of(guard), handle="first", cursor=page.next)
    handles = [row.person.handle for row in page.items + rest.items]
    assert handles == [f"child{number}" for number in range(queries.INVITEES_PAGE + 1)]


def test_the_queue_is_paged_and_begins_with_what_waits_longest(
    session: Session, ben: User, guard: User, clock: HeldClock
) -> None:
    posts = []
    for number in range(queries.PAGE + 3):
        posts.append(create_post(session))
        report(session, create_user(session) if number % 2 else ben, Subject.POST, posts[-1].id)
        clock.advance(minutes=10)
    seen, cursor = [], ""
    while not seen or cursor:
        page = queries.list_cases(session, viewer=viewer_of(guard), cursor=cursor)
        seen, cursor = seen + [case.id for case in page.items], page.next
    assert seen == [str(post.id) for post in posts]


def test_a_page_of_the_queue_asks_as_often_however_much_is_in_it(session: Session, ben: User, guard: User) -> None:
    asked: list[str] = []
    keeper = viewer_of(guard)
    event.listen(session.get_bind(), "before_cursor_execute", lambda *args: asked.append(args[2]))

    def look() -> int:
        before = len(asked)
        queries.list_cases(session, viewer=keeper)
        return len(asked) - before

    def fill(times: int) -> None:
        for _ in range(times):
            reporter, post = create_user(session), create_post(session)
            report(session, reporter, Subject.POST, post.id)
            report(session, reporter, Subject.COMMENT, create_comment(session, create_post(session), ben).id)
            report(session, reporter, Subject.ACCOUNT, create_user(session).handle)
        session.flush()
        session.expunge_all()

    fill(1)
    few = look()
    fill(4)
    assert look() == few <= 7
