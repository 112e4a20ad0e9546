"""Sounds that are used again: who may, whose they stay, and what is shown of them."""

from uuid import uuid4

import pytest
from sqlmodel import Session

from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, Invalid, NotFound, SoraError
from sora_reflex.feed import queries as feed
from sora_reflex.models import Block, Generation, Post, User, Video, Visibility
from sora_reflex.remix import queries as remix
from sora_reflex.studio import service, sounds
from sora_reflex.studio.schemas import PublishPost, SubmitGeneration
from tests.factories import create_post, create_user, create_video, viewer_of


def use(session: Session, who: User, post: Post) -> Generation:
    """Send a sheet with the sound of a post."""
    request = SubmitGeneration(request_key=uuid4().hex, prompt="a heron wades at dawn", seconds=5, sound=post.id)
    return session.get_one(Generation, service.submit(session, viewer=viewer_of(who), request=request))


def posted_with(session: Session, who: User, post: Post, **over: object) -> Post:
    """A posted clip that has the sound of another one's post."""
    video = create_video(session, who, generation_id=use(session, who, post).id)
    request = PublishPost(video_id=video.id, **over)  # type: ignore[arg-type]
    return session.get_one(Post, service.publish(session, viewer=viewer_of(who), request=request))


def card(session: Session, who: User | None, post: Post) -> tuple[str, str, str]:
    shown = feed.get_card(session, viewer=viewer_of(who) if who else None, post_id=post.id)
    return shown.sound, shown.sound_label, shown.sound_refusal


class TestWhoMay:
    def test_a_sound_stays_with_the_post_that_it_first_came_with(self, session: Session) -> None:
        ann, ben, cat = create_user(session, handle="ann"), create_user(session), create_user(session)
        first = create_post(session, ann)
        second = posted_with(session, ben, first)
        third = posted_with(session, cat, second)
        assert [second.sound_id, third.sound_id] == [first.id, first.id]
        assert card(session, cat, first) == (str(first.id), "", "")
        assert card(session, None, third) == (str(first.id), "Sound of @ann", "")
        page = remix.get_sound(session, viewer=viewer_of(cat), post_id=third.id)
        assert (page.card.id, page.uses) == (str(first.id), 2)

    def test_its_maker_ends_it_with_the_switch_that_ends_remixing(self, session: Session) -> None:
        ann, ben = create_user(session, handle="ann"), create_user(session)
        post = create_post(session, ann)
        waiting, own = use(session, ben, post), use(session, ann, post)
        post.allows_remix = False
        session.add(post)
        session.flush()
        with pytest.raises(Forbidden, match="@ann does not let others use this sound"):
            use(session, ben, post)
        assert card(session, ben, post)[2] == "@ann does not let others use this sound."
        assert sounds.find_clip(session, waiting) is None
        assert sounds.find_clip(session, own) == session.get(Video, post.video_id)

    @pytest.mark.parametrize("kind", ["followers", "unlisted", "private", "blocked", "blocker", "deleted"])
    def test_what_is_not_for_everybody_is_for_its_maker_alone(self, session: Session, kind: str) -> None:
        ann, ben = create_user(session), create_user(session)
        open_kind = kind in ("blocked", "blocker", "deleted")
        post = create_post(session, ann, visibility=Visibility.PUBLIC if open_kind else Visibility(kind))
        if kind == "deleted":
            service.delete_post(session, viewer=viewer_of(ann), post_id=post.id)
        elif open_kind:
            one, other = (ann, ben) if kind == "blocker" else (ben, ann)
            session.add(Block(blocker_id=one.id, blocked_id=other.id, created_at=clock.now()))
            session.flush()
        with pytest.raises(SoraError) as refused:
            use(session, ben, post)
        assert isinstance(refused.value, Forbidden if kind == "unlisted" else NotFound)
        if kind not in ("deleted",):
            assert use(session, ann, post).sound_id == post.id

    def test_silence_is_no_sound(self, session: Session) -> None:
        ann = create_user(session)
        post = create_post(session, ann, create_video(session, ann, measures={"color": "#000000", "lufs": None}))
        assert card(session, ann, post)[0] == ""
        with pytest.raises(Invalid, match="silent"):
            use(session, ann, post)
        with pytest.raises(NotFound):
            remix.get_sound(session, viewer=viewer_of(ann), post_id=post.id)


def test_once_its_clip_is_gone_or_out_of_sight_a_sound_has_no_name(session: Session) -> None:
    ann, ben, cat = create_user(session), create_user(session), create_user(session)
    post = create_post(session, ann)
    made = posted_with(session, ben, post)
    session.add(Block(blocker_id=ann.id, blocked_id=cat.id, created_at=clock.now()))
    session.flush()
    gap = ("", "Sound of a clip that is not here", "")
    assert (card(session, cat, made), card(session, ben, made)[0]) == (gap, str(post.id))
    service.delete_post(session, viewer=viewer_of(ann), post_id=post.id)
    assert card(session, ben, made) == gap
    for who in (ben, cat):
        for asked in (made, post):
            with pytest.raises(NotFound):
                remix.get_sound(session, viewer=viewer_of(who), post_id=asked.id)
