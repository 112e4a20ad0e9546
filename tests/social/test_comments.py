"""What people say under a post: who may, who sees it, who keeps order, and counts that equal the rows."""

import random
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, func, or_, select

from sora_reflex.core import db
from sora_reflex.core.errors import Forbidden, Invalid, NotFound, SoraError, TooMany
from sora_reflex.models import Comment, CommentLike, Like, Post, User, Visibility, WhoMayComment
from sora_reflex.social import queries
from sora_reflex.social import service as social
from tests.factories import create_follow, create_post, create_user, viewer_of


@pytest.fixture
def maker(session: Session) -> User:
    return create_user(session, handle="maker")


@pytest.fixture
def post(session: Session, maker: User) -> Post:
    return create_post(session, maker)


@pytest.fixture
def ann(session: Session) -> User:
    return create_user(session, handle="ann")


def say(session: Session, who: User, post: Post, text: str = "What a sky", **more) -> UUID:  # type: ignore[no-untyped-def]
    key = more.pop("request_key", f"key-{uuid4().hex}")
    return social.write(session, viewer=viewer_of(who), post_id=post.id, text=text, request_key=key, **more)


def read(session: Session, who: User | None, post: Post):  # type: ignore[no-untyped-def]
    viewer = viewer_of(who) if who else None
    return queries.list_comments(session, viewer=viewer, post_id=post.id).items


def counts(session: Session, post: Post) -> int:
    return session.exec(select(Post.comment_count).where(col(Post.id) == post.id)).one()


class TestWriting:
    def test_sent_twice_it_is_said_once(self, session: Session, post: Post, ann: User) -> None:
        first = say(session, ann, post, request_key="the-same-key")
        assert say(session, ann, post, request_key="the-same-key") == first
        assert [view.text for view in read(session, None, post)] == ["What a sky"]
        assert counts(session, post) == 1

    def test_answers_at_any_depth_stand_below_the_first(self, session: Session, post: Post, maker, ann) -> None:  # type: ignore[no-untyped-def]
        root = say(session, ann, post)
        answer = say(session, maker, post, "Thank you", parent_id=root)
        say(session, ann, post, "Which lens?", parent_id=answer)
        (shown,) = read(session, None, post)
        below = queries.list_replies(session, viewer=None, comment_id=root).items
        assert (shown.reply_count, counts(session, post)) == (2, 3)
        assert [(view.text, view.reply_to) for view in below] == [("Thank you", ""), ("Which lens?", "maker")]
        assert below[0].is_makers

    @pytest.mark.parametrize("text", ["", "  \n ", "x" * 1001, "\x00\x07"])
    def test_words_that_can_not_stand_are_refused(self, session: Session, post: Post, ann: User, text: str) -> None:
        with pytest.raises(Invalid):
            say(session, ann, post, text)
        assert counts(session, post) == 0

    def test_slurs_are_refused(self, session: Session, post: Post, ann: User) -> None:
        with pytest.raises(Invalid, match="other words"):
            say(session, ann, post, "you fucking idiot")

    def test_nobody_floods(self, session: Session, post: Post, ann: User, clock) -> None:  # type: ignore[no-untyped-def]
        for _ in range(20):
            say(session, ann, post)
        with pytest.raises(TooMany):
            say(session, ann, post)

    def test_an_answer_belongs_to_its_own_post(self, session: Session, post: Post, ann: User) -> None:
        elsewhere = say(session, ann, create_post(session))
        with pytest.raises(NotFound):
            say(session, ann, post, parent_id=elsewhere)

    @pytest.mark.parametrize("who", WhoMayComment)
    def test_the_maker_says_who_may(self, session: Session, post: Post, maker: User, ann: User, who) -> None:  # type: ignore[no-untyped-def]
        fan = create_user(session)
        create_follow(session, fan, maker)
        with pytest.raises(Forbidden):
            social.choose_who(session, viewer=viewer_of(ann), post_id=post.id, who=who)
        social.choose_who(session, viewer=viewer_of(maker), post_id=post.id, who=who)
        allowed = set()
        for name, user in {"fan": fan, "ann": ann, "maker": maker}.items():
            try:
                say(session, user, post)
                allowed.add(name)
            except Forbidden:
                assert queries.get_thread(session, viewer=viewer_of(user), post_id=post.id).why_not
        everybody = {"maker", "fan", "ann"}
        expected = {"everybody": everybody, "followers": {"maker", "fan"}, "nobody": {"maker"}, "locked": set()}
        assert allowed == expected[who]

    def test_what_is_not_theirs_to_see_is_gone(self, session: Session, maker: User, ann: User) -> None:
        hidden = create_post(session, maker, visibility=Visibility.PRIVATE)
        own = say(session, maker, hidden)
        with pytest.raises(NotFound):
            say(session, ann, hidden)
        for deed in (
            lambda: social.set_comment_liked(session, viewer=viewer_of(ann), comment_id=own, liked=True),
            lambda: social.remove(session, viewer=viewer_of(ann), comment_id=own),
            lambda: queries.list_replies(session, viewer=viewer_of(ann), comment_id=own),
        ):
            with pytest.raises(NotFound):
                deed()


class TestKeepingOrder:
    def test_a_deleted_comment_holds_its_place_for_its_answers(self, session: Session, post: Post, ann, maker) -> None:  # type: ignore[no-untyped-def]
        root = say(session, ann, post)
        answer = say(session, maker, post, "Thank you", parent_id=root)
        social.remove(session, viewer=viewer_of(ann), comment_id=root)
        (shown,) = read(session, None, post)
        assert (shown.person, shown.text, counts(session, post)) == (None, "", 1)
        social.remove(session, viewer=viewer_of(maker), comment_id=answer)
        assert read(session, None, post) == []
        assert counts(session, post) == 0
        assert {row.text for row in session.exec(select(Comment))} == {""}

    def test_who_may_delete(self, session: Session, post: Post, maker: User, ann: User) -> None:
        ben = create_user(session)
        with pytest.raises(Forbidden):
            social.remove(session, viewer=viewer_of(ben), comment_id=say(session, ann, post))
        for keeper in (ann, maker):
            social.remove(session, viewer=viewer_of(keeper), comment_id=say(session, ann, post))
        assert counts(session, post) == 1

    def test_a_hidden_one_is_seen_by_its_author_and_whoever_keeps_order(self, session, post, maker, ann) -> None:  # type: ignore[no-untyped-def]
        ben, comment = create_user(session), say(session, ann, post)
        with pytest.raises(Forbidden):
            social.set_hidden(session, viewer=viewer_of(ben), comment_id=comment, hidden=True)
        for _ in range(2):
            social.set_hidden(session, viewer=viewer_of(maker), comment_id=comment, hidden=True)
        assert [len(read(session, who, post)) for who in (ann, maker, ben, None)] == [1, 1, 0, 0]
        assert counts(session, post) == 0
        social.set_hidden(session, viewer=viewer_of(maker), comment_id=comment, hidden=False)
        assert len(read(session, ben, post)) == counts(session, post) == 1

    def test_a_hidden_one_takes_its_answers_along_and_a_deleted_one_gives_them_back(
        self, session, post, maker, ann
    ) -> None:  # type: ignore[no-untyped-def]
        root = say(session, ann, post)
        say(session, ann, post, "And again", parent_id=root)
        keeper = viewer_of(maker)
        social.set_hidden(session, viewer=keeper, comment_id=root, hidden=True)
        say(session, maker, post, "Not here", parent_id=root)
        assert (counts(session, post), read(session, None, post)) == (0, [])
        with pytest.raises(NotFound):
            queries.list_replies(session, viewer=None, comment_id=root)
        social.set_hidden(session, viewer=keeper, comment_id=root, hidden=False)
        assert counts(session, post) == 3
        social.set_hidden(session, viewer=keeper, comment_id=root, hidden=True)
        social.remove(session, viewer=keeper, comment_id=root)
        assert (counts(session, post), read(session, None, post)[0].reply_count) == (2, 2)

    def test_one_is_pinned_before_all_others(self, session: Session, post: Post, maker: User, ann: User, clock) -> None:  # type: ignore[no-untyped-def]
        made = []
        for _ in range(queries.comments.PAGE + 3):
            made.append(say(session, ann, post))
            clock.advance(seconds=5)
        for chosen in (made[0], made[1]):
            social.set_pinned(session, viewer=viewer_of(maker), comment_id=chosen, pinned=True)
        with pytest.raises(Forbidden):
            social.set_pinned(session, viewer=viewer_of(ann), comment_id=made[2], pinned=True)
        page = queries.list_comments(session, viewer=None, post_id=post.id)
        rest = queries.list_comments(session, viewer=None, post_id=post.id, cursor=page.next)
        seen = [view.id for view in (*page.items, *rest.items)]
        assert seen[:2] == [str(made[1]), str(made[-1])]
        assert sorted(seen) == sorted(map(str, made))

    def test_a_like_counts_once(self, session: Session, post: Post, ann: User) -> None:
        comment, ben = say(session, ann, post), viewer_of(create_user(session))
        for _ in range(2):
            assert social.set_comment_liked(session, viewer=ben, comment_id=comment, liked=True) == 1
        assert read(session, ann, post)[0].is_liked is False
        assert social.set_comment_liked(session, viewer=ben, comment_id=comment, liked=False) == 0

    def test_the_blocked_are_not_heard(self, session: Session, post: Post, ann: User) -> None:
        ben = create_user(session)
        say(session, ann, post)
        social.set_blocked(session, viewer=viewer_of(ben), handle="ann", blocked=True)
        assert read(session, ben, post) == []
        assert len(read(session, None, post)) == 1


class TestAtOnce:
    def test_counts_equal_the_rows_after_many_people_at_once(self, database: str) -> None:
        with db.unit_of_work() as session:
            people = [create_user(session) for _ in range(6)]
            posts = [create_post(session, person) for person in people[:2]]
            viewers, ids = [viewer_of(person) for person in people], [post.id for post in posts]

        def act(seed: int) -> None:
            chance = random.Random(seed)
            for _ in range(20):
                try:
                    with db.unit_of_work() as session:
                        _anything(session, chance, viewers, ids)
                except SoraError:
                    continue

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(act, range(3)))
        with db.reading() as session:
            for post in session.exec(select(Post)):
                _check_counts(session, post)


def _anything(session: Session, chance: random.Random, viewers: list, ids: list[UUID]) -> None:
    viewer, post_id = chance.choice(viewers), chance.choice(ids)
    comments = list(session.exec(select(Comment.id).where(col(Comment.post_id) == post_id).limit(8)))
    some = chance.choice([*comments, None])
    deed = chance.random()
    if some is None or deed < 0.4:
        social.write(
            session, viewer=viewer, post_id=post_id, text="Yes", request_key=f"key-{chance.random()}", parent_id=some
        )
    elif deed < 0.6:
        social.set_comment_liked(session, viewer=viewer, comment_id=some, liked=chance.random() < 0.7)
    elif deed < 0.75:
        social.set_hidden(session, viewer=viewer, comment_id=some, hidden=chance.random() < 0.5)
    elif deed < 0.85:
        social.remove(session, viewer=viewer, comment_id=some)
    else:
        social.set_liked(session, viewer=viewer, post_id=post_id, liked=chance.random() < 0.7)


def test_the_heading_and_the_answers_below_count_what_is_read(session: Session, post: Post, maker, ann) -> None:  # type: ignore[no-untyped-def]
    ben, cleo = create_user(session, handle="ben"), create_user(session, handle="cleo")
    first, second = say(session, ann, post), say(session, ben, post)
    for root in (first, second):
        say(session, cleo, post, parent_id=root)
        hidden = say(session, ben, post, parent_id=root)
    social.set_hidden(session, viewer=viewer_of(maker), comment_id=hidden, hidden=True)
    social.set_blocked(session, viewer=viewer_of(ann), handle="ben", blocked=True)

    def told(who: User | None) -> tuple[int, list[int]]:
        viewer = viewer_of(who) if who else None
        heading = queries.get_thread(session, viewer=viewer, post_id=post.id).count
        return heading, sorted(row.reply_count for row in read(session, who, post))

    assert {who.handle: told(who) for who in (ann, ben, cleo, maker)} == {
        "ann": (2, [1]), "ben": (3, [2]), "cleo": (5, [1, 2]), maker.handle: (6, [2, 2]),
    }  # fmt: skip
    assert told(None) == (5, [1, 2])
    assert counts(session, post) == 5


def _check_counts(session: Session, post: Post) -> None:
    def count(table: type, *where: object) -> int:
        return session.exec(select(func.count()).select_from(table).where(*where)).one()  # type: ignore[arg-type]

    there = col(Comment.deleted_at).is_(None), col(Comment.hidden_at).is_(None)
    hidden = select(Comment.id).where(col(Comment.hidden_at).is_not(None))
    is_seen = or_(col(Comment.root_id).is_(None), col(Comment.root_id).not_in(hidden))
    assert post.comment_count == count(Comment, col(Comment.post_id) == post.id, is_seen, *there)
    assert post.like_count == count(Like, col(Like.post_id) == post.id)
    for comment in session.exec(select(Comment).where(col(Comment.post_id) == post.id)):
        assert comment.like_count == count(CommentLike, col(CommentLike.comment_id) == comment.id)
        assert comment.reply_count == count(Comment, col(Comment.root_id) == comment.id, *there)


def test_an_account_that_goes_takes_its_words_along_and_counts_stay_right(session: Session, post, maker, ann) -> None:  # type: ignore[no-untyped-def]
    from sora_reflex.accounts.service import deletion

    root = say(session, ann, post)
    say(session, maker, post, "Thank you", parent_id=root)
    say(session, ann, post, "You are welcome", parent_id=root)
    hidden = say(session, ann, post, "Hide me")
    say(session, maker, post, "Why?", parent_id=hidden)
    say(session, ann, post, "Because", parent_id=hidden)
    social.set_hidden(session, viewer=viewer_of(maker), comment_id=hidden, hidden=True)
    social.set_comment_liked(session, viewer=viewer_of(ann), comment_id=root, liked=True)
    social.set_liked(session, viewer=viewer_of(ann), post_id=post.id, liked=True)
    session.expire_all()
    own = create_post(session, ann)
    say(session, maker, own)
    deletion._purge(session, session.get_one(User, ann.id))
    session.expire_all()
    assert [(view.person, view.text) for view in read(session, None, post)] == [(None, "")] * 2
    _check_counts(session, session.get_one(Post, post.id))
