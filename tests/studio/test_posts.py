"""Posting, changing and deleting one's own clips, and nobody else's."""

from uuid import uuid4

import pytest
from sqlmodel import Session, col

from sora_reflex.core.errors import Conflict, Forbidden, Invalid, NotFound
from sora_reflex.core.jobs import Job
from sora_reflex.media.visibility import listed_to, visible_to
from sora_reflex.models import Post, Video, Visibility
from sora_reflex.studio import queries, service
from sora_reflex.studio.schemas import PublishPost
from tests.conftest import HeldClock
from tests.factories import create_post, create_user, create_video, viewer_of


def shown_to(session: Session, viewer_id: object) -> list[Post]:
    return list(session.exec(visible_to(viewer_id)).all())  # type: ignore[arg-type]


class TestPublish:
    def test_shows_the_clip_once_however_often_it_is_asked_for(self, session: Session) -> None:
        owner, other = create_user(session), create_user(session)
        video = create_video(session, owner)
        request = PublishPost(video_id=video.id, caption="  Look  ", is_prompt_public=False)
        first = service.publish(session, viewer=viewer_of(owner), request=request)
        assert service.publish(session, viewer=viewer_of(owner), request=request) == first
        (post,) = shown_to(session, other.id)
        assert (post.caption, post.is_prompt_public, post.visibility) == ("Look", False, Visibility.PUBLIC)
        assert video.seen_at is not None

    def test_somebody_elses_clip_looks_like_one_that_is_not_there(self, session: Session) -> None:
        video, stranger = create_video(session), viewer_of(create_user(session))
        messages = set()
        for id in (video.id, uuid4()):
            with pytest.raises(NotFound) as refusal:
                service.publish(session, viewer=stranger, request=PublishPost(video_id=id))
            messages.add(refusal.value.message)
        assert len(messages) == 1
        assert shown_to(session, stranger.id) == []

    def test_a_slur_does_not_go_under_a_clip(self, session: Session) -> None:
        owner = create_user(session)
        video = create_video(session, owner)
        for caption, passes in (("what a fucking day", False), ("Cock-a-doodle-doo, says the rooster", True)):
            request = PublishPost(video_id=video.id, caption=caption)
            if passes:
                assert service.publish(session, viewer=viewer_of(owner), request=request)
            else:
                with pytest.raises(Invalid, match="other words"):
                    service.publish(session, viewer=viewer_of(owner), request=request)

    def test_a_caption_that_is_too_long_is_refused_by_its_field(self, session: Session) -> None:
        owner = create_user(session)
        request = PublishPost(video_id=create_video(session, owner).id, caption="x" * 501)
        with pytest.raises(Invalid) as refusal:
            service.publish(session, viewer=viewer_of(owner), request=request)
        assert refusal.value.field == "caption"

    def test_somebody_who_leaves_posts_nothing(self, session: Session, clock: HeldClock) -> None:
        owner = create_user(session, delete_after=clock.now)
        with pytest.raises(Forbidden):
            service.publish(
                session, viewer=viewer_of(owner), request=PublishPost(video_id=create_video(session, owner).id)
            )


class TestEditPost:
    def test_changes_words_and_who_sees_it(self, session: Session) -> None:
        owner, other = create_user(session), create_user(session)
        post = create_post(session, owner)
        change = {"caption": "Only mine", "visibility": Visibility.PRIVATE, "is_prompt_public": False}
        service.edit_post(session, viewer=viewer_of(owner), post_id=post.id, **change)  # type: ignore[arg-type]
        assert (post.caption, post.is_prompt_public) == ("Only mine", False)
        assert post.edited_at is not None
        assert shown_to(session, other.id) == []
        with pytest.raises(NotFound):
            service.edit_post(session, viewer=viewer_of(other), post_id=post.id, **change)  # type: ignore[arg-type]

    def test_a_visible_post_of_somebody_else_can_not_be_changed(self, session: Session) -> None:
        post, stranger = create_post(session), viewer_of(create_user(session))
        with pytest.raises(NotFound):
            service.delete_post(session, viewer=stranger, post_id=post.id)
        assert post.deleted_at is None


class TestDelete:
    def test_a_deleted_post_takes_its_clip_along_and_its_files_follow(self, session: Session) -> None:
        owner, other = create_user(session), create_user(session)
        post = create_post(session, owner)
        service.delete_post(session, viewer=viewer_of(owner), post_id=post.id)
        assert shown_to(session, other.id) == shown_to(session, owner.id) == []
        assert session.get_one(Video, post.video_id).deleted_at is not None
        (pending,) = session.info["jobs"]
        assert (pending.job, pending.payload) == (Job.DELETE_MEDIA, {"video_id": str(post.video_id)})
        with pytest.raises(NotFound):
            service.delete_post(session, viewer=viewer_of(owner), post_id=post.id)

    def test_a_draft_is_deleted_and_a_posted_clip_is_not_a_draft(self, session: Session) -> None:
        owner, other = create_user(session), create_user(session)
        draft, posted = create_video(session, owner), create_post(session, owner)
        with pytest.raises(NotFound):
            service.delete_draft(session, viewer=viewer_of(other), video_id=draft.id)
        service.delete_draft(session, viewer=viewer_of(owner), video_id=draft.id)
        assert draft.deleted_at is not None
        with pytest.raises(Conflict):
            service.delete_draft(session, viewer=viewer_of(owner), video_id=posted.video_id)
        assert session.exec(listed_to(other.id).where(col(Post.id) == posted.id)).one() == posted


class TestDrafts:
    def test_lists_ones_own_clips_newest_first_in_pages(self, session: Session, clock: HeldClock) -> None:
        owner, other = create_user(session), create_user(session)
        videos = []
        for _ in range(30):
            clock.advance(minutes=1)
            videos.append(create_video(session, owner))
        create_post(session, owner, videos[3])
        viewer = viewer_of(owner)
        first = queries.list_drafts(session, viewer=viewer)
        second = queries.list_drafts(session, viewer=viewer, cursor=first.next)
        wanted = [str(video.id) for video in reversed(videos) if video is not videos[3]]
        assert [draft.id for draft in first.items + second.items] == wanted
        assert second.next == ""
        posted = queries.list_drafts(session, viewer=viewer, is_posted=True).items
        assert [(draft.id, bool(draft.post_id)) for draft in posted] == [(str(videos[3].id), True)]
        assert queries.list_drafts(session, viewer=viewer_of(other), is_posted=None).items == []

    def test_the_new_mark_goes_when_its_owner_has_seen_it(self, session: Session) -> None:
        owner, other = create_user(session), create_user(session)
        video = create_video(session, owner)
        assert queries.count_new_drafts(session, viewer=viewer_of(owner)) == 1
        assert queries.count_new_drafts(session, viewer=viewer_of(other)) == 0
        with pytest.raises(NotFound):
            service.mark_seen(session, viewer=viewer_of(other), video_id=video.id)
        for _ in range(2):
            service.mark_seen(session, viewer=viewer_of(owner), video_id=video.id)
        assert queries.count_new_drafts(session, viewer=viewer_of(owner)) == 0
        assert not queries.get_draft(session, viewer=viewer_of(owner), id=video.id).is_new
        with pytest.raises(NotFound):
            queries.get_draft(session, viewer=viewer_of(other), id=video.id)
