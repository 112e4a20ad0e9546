"""What two people say to one another alone: who may begin, who reads it, and what ends it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from sora_reflex.accounts import service as accounts
from sora_reflex.core import clock as clocks
from sora_reflex.core import db
from sora_reflex.core.errors import Forbidden, Invalid, NotFound, TooMany
from sora_reflex.messages import queries
from sora_reflex.messages import service as messages
from sora_reflex.models import Conversation, Message, Notification, User, Visibility
from sora_reflex.notifications import queries as notifications
from sora_reflex.social import service as social
from tests.factories import create_follow, create_post, create_user, viewer_of


@pytest.fixture
def ann(session: Session) -> User:
    return create_user(session, handle="ann")


@pytest.fixture
def ben(session: Session, ann: User) -> User:
    """Ann's friend: the two follow one another."""
    ben = create_user(session, handle="ben")
    create_follow(session, ann, ben)
    create_follow(session, ben, ann)
    return ben


@pytest.fixture
def cal(session: Session) -> User:
    """Nobody's friend."""
    return create_user(session, handle="cal")


def say(session: Session, who: User, to: User, text: str = "Hello", **more: Any) -> UUID:
    key = more.pop("request_key", f"key-{uuid4().hex}")
    return messages.write(session, viewer=viewer_of(who), to=f"@{to.handle}", text=text, request_key=key, **more)


def talk_of(session: Session, who: User, other: User):  # type: ignore[no-untyped-def]
    return queries.get_talk(session, viewer=viewer_of(who), to=f"@{other.handle}")


def read(session: Session, who: User, other: User) -> list[str]:
    """What somebody reads of a conversation, the newest first."""
    talk_id = UUID(talk_of(session, who, other).id)
    return [row.text for row in queries.list_messages(session, viewer=viewer_of(who), talk_id=talk_id).items]


def inbox(session: Session, who: User, *, requests: bool = False) -> list[tuple[str, str, int]]:
    """Who, the last words, and how many unread, as the list shows them."""
    page = queries.list_talks(session, viewer=viewer_of(who), requests=requests)
    return [(row.person.handle, row.words, row.unread) for row in page.items]


class TestFriends:
    def test_write_at_once_and_both_read_it(self, session: Session, ann: User, ben: User) -> None:
        say(session, ann, ben, "Seen the fox?")
        say(session, ben, ann, "Twice")
        assert read(session, ann, ben) == read(session, ben, ann) == ["Twice", "Seen the fox?"]
        assert inbox(session, ann) == [("ben", "Twice", 1)]
        assert inbox(session, ben) == [("ann", "You: Twice", 0)]

    def test_sent_twice_it_is_sent_once(self, session: Session, ann: User, ben: User) -> None:
        first = say(session, ann, ben, request_key="the-same-key")
        assert say(session, ann, ben, request_key="the-same-key") == first
        assert read(session, ben, ann) == ["Hello"]

    def test_messages_of_one_moment_keep_their_order(self, session: Session, ann: User, ben: User, clock: Any) -> None:
        for text in ("one", "two", "three"):
            say(session, ann, ben, text)
        assert read(session, ben, ann) == ["three", "two", "one"]

    def test_what_is_read_is_unread_no_longer(self, session: Session, ann: User, ben: User) -> None:
        first, last = say(session, ann, ben, "one"), say(session, ann, ben, "two")
        talk_id = UUID(talk_of(session, ben, ann).id)
        assert queries.count_waiting(session, viewer=viewer_of(ben)).unread == 1
        messages.set_read(session, viewer=viewer_of(ben), talk_id=talk_id, message_id=last)
        messages.set_read(session, viewer=viewer_of(ben), talk_id=talk_id, message_id=first)
        assert inbox(session, ben) == [("ann", "two", 0)]
        assert queries.count_waiting(session, viewer=viewer_of(ben)).unread == 0

    def test_only_its_author_deletes_a_message(self, session: Session, ann: User, ben: User) -> None:
        sent = say(session, ann, ben, "A slip")
        with pytest.raises(NotFound):
            messages.remove(session, viewer=viewer_of(ben), message_id=sent)
        messages.remove(session, viewer=viewer_of(ann), message_id=sent)
        assert read(session, ben, ann) == [""]
        assert session.exec(select(Message.text).where(col(Message.id) == sent)).one() == ""

    def test_a_conversation_is_read_in_pages(self, session: Session, ann: User, ben: User, clock: Any) -> None:
        for n in range(queries.MESSAGES_PAGE + 1):
            clock.advance(minutes=1)
            say(session, ann, ben, f"number {n}")
        viewer, talk_id = viewer_of(ben), UUID(talk_of(session, ben, ann).id)
        first = queries.list_messages(session, viewer=viewer, talk_id=talk_id)
        second = queries.list_messages(session, viewer=viewer, talk_id=talk_id, cursor=first.next)
        assert [row.text for row in second.items] == ["number 0"]
        assert second.next == ""

    def test_nobody_else_reads_or_marks_it(self, session: Session, ann: User, ben: User, cal: User) -> None:
        sent = say(session, ann, ben)
        viewer, talk_id = viewer_of(cal), UUID(talk_of(session, ann, ben).id)
        with pytest.raises(NotFound):
            queries.list_messages(session, viewer=viewer, talk_id=talk_id)
        with pytest.raises(NotFound):
            queries.get_talk(session, viewer=viewer, to=str(talk_id))
        for deed in (messages.accept, messages.decline):
            with pytest.raises(NotFound):
                deed(session, viewer=viewer, talk_id=talk_id)
        with pytest.raises(NotFound):
            messages.set_read(session, viewer=viewer, talk_id=talk_id, message_id=sent)
        with pytest.raises(NotFound):
            messages.write(session, viewer=viewer, to=str(talk_id), text="Me too", request_key="a-key-of-cal")
        with pytest.raises(NotFound):
            messages.remove(session, viewer=viewer, message_id=sent)

    @pytest.mark.parametrize("text", ["", " \n ", "x" * 1001, "you fucking idiot"])
    def test_words_that_can_not_stand_are_refused(self, session: Session, ann: User, ben: User, text: str) -> None:
        with pytest.raises(Invalid):
            say(session, ann, ben, text)
        assert inbox(session, ben) == []

    def test_nobody_floods(self, session: Session, ann: User, ben: User, clock: Any) -> None:
        for _ in range(messages.IN_A_MINUTE):
            say(session, ann, ben)
        with pytest.raises(TooMany):
            say(session, ann, ben)

    def test_nobody_writes_to_themselves(self, session: Session, ann: User) -> None:
        with pytest.raises(Invalid):
            say(session, ann, ann)


class TestRequests:
    def test_a_stranger_waits_in_a_folder_of_its_own(self, session: Session, ann: User, cal: User) -> None:
        say(session, cal, ann, "We met at the lake")
        assert inbox(session, ann) == []
        assert inbox(session, ann, requests=True) == [("cal", "We met at the lake", 1)]
        waiting = queries.count_waiting(session, viewer=viewer_of(ann))
        assert (waiting.unread, waiting.requests) == (0, 1)
        assert (talk_of(session, ann, cal).state, talk_of(session, cal, ann).state) == ("request", "asked")

    def test_following_alone_is_not_enough(self, session: Session, ann: User, cal: User) -> None:
        create_follow(session, cal, ann)
        say(session, cal, ann)
        assert talk_of(session, ann, cal).state == "request"

    def test_three_messages_and_no_more_until_they_answer(self, session: Session, ann: User, cal: User) -> None:
        sent = [say(session, cal, ann) for _ in range(queries.MOST_BEFORE_ANSWER)]
        messages.remove(session, viewer=viewer_of(cal), message_id=sent[0])
        assert talk_of(session, cal, ann).why_not
        with pytest.raises(Forbidden, match="not answered"):
            say(session, cal, ann)
        say(session, ann, cal, "Oh, hello")
        say(session, cal, ann)
        assert talk_of(session, cal, ann).state == talk_of(session, ann, cal).state == "open"

    @pytest.mark.parametrize("how", ["accept", "follow"])
    def test_is_one_no_longer_once(self, session: Session, ann: User, cal: User, how: str) -> None:
        say(session, cal, ann)
        if how == "accept":
            messages.accept(session, viewer=viewer_of(ann), talk_id=UUID(talk_of(session, ann, cal).id))
        else:
            create_follow(session, cal, ann)
            create_follow(session, ann, cal)
        assert inbox(session, ann, requests=True) == []
        assert [handle for handle, _, _ in inbox(session, ann)] == ["cal"]

    def test_who_asked_does_not_accept(self, session: Session, ann: User, cal: User) -> None:
        say(session, cal, ann)
        with pytest.raises(Forbidden):
            messages.accept(session, viewer=viewer_of(cal), talk_id=UUID(talk_of(session, cal, ann).id))

    def test_put_away_it_stays_away_and_nobody_is_told(self, session: Session, ann: User, cal: User) -> None:
        say(session, cal, ann)
        messages.decline(session, viewer=viewer_of(ann), talk_id=UUID(talk_of(session, ann, cal).id))
        say(session, cal, ann, "Hello?")
        assert inbox(session, ann) == inbox(session, ann, requests=True) == []
        assert talk_of(session, cal, ann).state == "asked"
        say(session, ann, cal, "Sorry, here I am")
        assert inbox(session, cal) == [("ann", "Sorry, here I am", 1)]

    def test_nobody_writes_to_everybody(self, session: Session, ann: User) -> None:
        for _ in range(messages.REQUESTS_IN_A_DAY):
            say(session, ann, create_user(session))
        with pytest.raises(TooMany, match="tomorrow"):
            say(session, ann, create_user(session))


@pytest.mark.parametrize("by_whom", ["ann", "ben"])
def test_a_block_ends_it_on_both_sides_until_it_is_undone(session: Session, ann: User, ben: User, by_whom: str) -> None:
    sent = say(session, ann, ben)
    talk_id = UUID(talk_of(session, ann, ben).id)
    one, other = (ann, ben) if by_whom == "ann" else (ben, ann)
    social.set_blocked(session, viewer=viewer_of(one), handle=other.handle, blocked=True)
    for who, to in ((ann, ben), (ben, ann)):
        assert inbox(session, who) == inbox(session, who, requests=True) == []
        assert queries.list_recipients(session, viewer=viewer_of(who)) == []
        with pytest.raises(NotFound):
            queries.list_messages(session, viewer=viewer_of(who), talk_id=talk_id)
        with pytest.raises(NotFound):
            say(session, who, to)
    with pytest.raises(NotFound):
        messages.remove(session, viewer=viewer_of(ann), message_id=sent)
    social.set_blocked(session, viewer=viewer_of(one), handle=other.handle, blocked=False)
    assert read(session, ben, ann) == ["Hello"]


def test_who_is_restricted_writes_among_the_requests_and_rings_nowhere(session: Session, ann: User, ben: User) -> None:
    say(session, ben, ann, "Before")
    social.set_restricted(session, viewer=viewer_of(ann), handle="ben", restricted=True)
    say(session, ben, ann, "After")
    waiting = queries.count_waiting(session, viewer=viewer_of(ann))
    assert (inbox(session, ann), waiting.unread, waiting.requests) == ([], 0, 0)
    assert inbox(session, ann, requests=True) == [("ben", "After", 2)]
    assert inbox(session, ben) == [("ann", "You: After", 0)]
    assert talk_of(session, ben, ann).state == "open"
    social.set_restricted(session, viewer=viewer_of(ann), handle="ben", restricted=False)
    assert inbox(session, ann) == [("ben", "After", 2)]


class TestNotifications:
    def lines(self, session: Session, who: User) -> list[str]:
        found = session.exec(select(Notification.id).where(col(Notification.user_id) == who.id)).all()
        views = [notifications.find_line(session, viewer=viewer_of(who), id=id) for id in found]
        return [f"{view.names} {view.text}{' *' if view.is_unread else ''}" for view in views if view]

    def test_are_one_line_until_the_conversation_is_read(self, session: Session, ann: User, ben: User, clock) -> None:  # type: ignore[no-untyped-def]
        for _ in range(3):
            last = say(session, ben, ann)
            clock.advance(minutes=1)
        assert (self.lines(session, ann), self.lines(session, ben)) == ([f"{ben.display_name} wrote to you *"], [])
        talk_id = UUID(talk_of(session, ann, ben).id)
        messages.set_read(session, viewer=viewer_of(ann), talk_id=talk_id, message_id=last)
        assert self.lines(session, ann) == []
        say(session, ben, ann)
        assert self.lines(session, ann) == [f"{ben.display_name} wrote to you *"]

    def test_tell_nothing_of_strangers_and_of_who_is_restricted(
        self, session: Session, ann: User, ben: User, cal: User
    ) -> None:
        social.set_restricted(session, viewer=viewer_of(ann), handle="ben", restricted=True)
        say(session, ben, ann)
        say(session, cal, ann)
        assert self.lines(session, ann) == []


class TestClips:
    def shown(self, session: Session, who: User, other: User) -> list[str]:
        talk_id = UUID(talk_of(session, who, other).id)
        rows = queries.list_messages(session, viewer=viewer_of(who), talk_id=talk_id).items
        assert all(row.has_clip for row in rows)
        return [row.clip.id for row in rows if row.clip]

    def test_come_along_as_cards(self, session: Session, ann: User, ben: User, cal: User) -> None:
        post = create_post(session, cal)
        say(session, ann, ben, "", post_id=post.id)
        assert self.shown(session, ben, ann) == [str(post.id)]
        assert inbox(session, ben) == [("ann", "Sent a clip", 1)]

    def test_are_seen_as_far_as_the_reader_may(self, session: Session, ann: User, ben: User, cal: User) -> None:
        """Ann follows Cal, Ben does not: the clip of followers is a gap for him, until he may see it."""
        create_follow(session, ann, cal)
        post = create_post(session, cal, visibility=Visibility.FOLLOWERS)
        say(session, ann, ben, "Look", post_id=post.id)
        assert self.shown(session, ann, ben) == [str(post.id)]
        assert self.shown(session, ben, ann) == []
        create_follow(session, ben, cal)
        assert self.shown(session, ben, ann) == [str(post.id)]
        social.set_blocked(session, viewer=viewer_of(cal), handle="ann", blocked=True)
        assert self.shown(session, ann, ben) == []

    @pytest.mark.parametrize("how", [{"visibility": Visibility.PRIVATE}, {"deleted_at": clocks.now()}])
    def test_that_one_does_not_see_can_not_be_sent(
        self, session: Session, ann: User, ben: User, cal: User, how: dict[str, Any]
    ) -> None:
        post = create_post(session, cal, **how)
        with pytest.raises(NotFound):
            say(session, ann, ben, post_id=post.id)


class TestWhomToSendTo:
    def test_talks_first_then_friends_and_nobody_who_has_not_agreed(
        self, session: Session, ann: User, ben: User, cal: User
    ) -> None:
        dan = create_user(session, handle="dan", display_name="Daniela")
        for pair in ((ann, dan), (dan, ann)):
            create_follow(session, *pair)
        say(session, ann, cal)
        assert [p.handle for p in queries.list_recipients(session, viewer=viewer_of(ann))] == ["ben", "dan"]
        say(session, cal, ann)
        say(session, ann, dan)
        assert [p.handle for p in queries.list_recipients(session, viewer=viewer_of(ann))] == ["dan", "cal", "ben"]
        assert [p.handle for p in queries.list_recipients(session, viewer=viewer_of(ann), words="DANI")] == ["dan"]


def test_with_an_account_its_conversations_go(session: Session, ann: User, ben: User, cal: User) -> None:
    post = create_post(session, ann)
    create_follow(session, cal, ben)
    create_follow(session, ben, cal)
    say(session, ann, ben)
    say(session, ben, cal, "By Ann", post_id=post.id)
    ann.delete_after = clocks.now() - timedelta(seconds=1)
    session.add(ann)
    session.flush()
    assert inbox(session, ben) == [("cal", "You: By Ann", 0)]
    accounts.purge_due(session)
    assert inbox(session, ben) == [("cal", "You: By Ann", 0)]
    (row,) = queries.list_messages(session, viewer=viewer_of(cal), talk_id=UUID(talk_of(session, cal, ben).id)).items
    assert (row.has_clip, row.clip, row.text) == (True, None, "By Ann")


def test_two_who_begin_at_once_have_one_conversation(database: Any) -> None:
    with db.unit_of_work() as session:
        pair = [create_user(session), create_user(session)]
        viewers = [viewer_of(user) for user in pair]

    def begin(n: int) -> None:
        with db.unit_of_work() as session:
            to, key = f"@{viewers[1 - n % 2].handle}", f"key-of-message-{n}"
            messages.write(session, viewer=viewers[n % 2], to=to, text=f"number {n}", request_key=key)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(begin, range(4)))
    with db.reading() as session:
        (talk,) = session.exec(select(Conversation))
        said = [row.text for row in queries.list_messages(session, viewer=viewers[0], talk_id=talk.id).items]
        assert sorted(said) == [f"number {n}" for n in range(4)]
        for viewer in viewers:
            assert [
                row.words.removeprefix("You: ") for row in queries.list_talks(session, viewer=viewer).items
            ] == said[:1]
