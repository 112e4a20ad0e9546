"""Remixes of other people's posts: who may, what is kept of the lineage, and counts that equal the rows."""

from uuid import uuid4

import pytest
from sqlmodel import Session, col, select

from sora_reflex.accounts.service import deletion
from sora_reflex.core import clock
from sora_reflex.core.errors import Forbidden, NotFound
from sora_reflex.feed import queries as feed
from sora_reflex.models import Block, Generation, Post, User, Video, Visibility, Way
from sora_reflex.studio import making, queries, remixing, service
from sora_reflex.studio.schemas import PublishPost, SubmitGeneration
from tests.factories import create_generation, create_user, create_video, viewer_of

PLAN = {"title": "a plan"}


def posted(
    session: Session, maker: User, *, from_post: Post | None = None, way: Way = Way.REMIX, **over: object
) -> Post:
    """A posted clip with a plan, made from that of another post if one is given."""
    parent = session.get_one(Video, from_post.video_id).generation_id if from_post else None
    made = create_generation(session, maker, plan=PLAN, parent_id=parent, way=way if parent else Way.PROMPT)
    video = create_video(session, maker, generation_id=made.id)
    request = PublishPost(video_id=video.id, **over)  # type: ignore[arg-type]
    return session.get_one(Post, service.publish(session, viewer=viewer_of(maker), request=request))


def remix(session: Session, who: User, post: Post, way: Way = Way.REMIX) -> Generation:
    """Send a sheet that starts from a post."""
    request = SubmitGeneration(request_key=uuid4().hex, prompt="make it night", way=way, parent=post.id)
    return session.get_one(Generation, service.submit(session, viewer=viewer_of(who), request=request))


def counted(session: Session, post: Post) -> int:
    rows = select(Post.id).where(
        col(Post.parent_id) == post.id, col(Post.deleted_at).is_(None), col(Post.visibility) == Visibility.PUBLIC
    )
    kept = session.get_one(Post, post.id)
    assert kept.remix_count == len(session.exec(rows).all())
    return kept.remix_count


class TestWhoMay:
    def test_somebody_else_starts_from_what_made_the_post(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        post = posted(session, ann)
        made = remix(session, ben, post)
        assert made.parent_id == session.get_one(Video, post.video_id).generation_id
        assert (made.user_id, made.way) == (ben.id, Way.REMIX)

    @pytest.mark.parametrize("whose", ["blocked", "blocker"])
    def test_a_block_either_way_leaves_nothing_to_start_from(self, session: Session, whose: str) -> None:
        ann, ben = create_user(session), create_user(session)
        post = posted(session, ann)
        one, other = (ann, ben) if whose == "blocked" else (ben, ann)
        session.add(Block(blocker_id=one.id, blocked_id=other.id, created_at=clock.now()))
        with pytest.raises(NotFound):
            remix(session, ben, post)

    def test_deleted_and_private_posts_are_not_there(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        post, hidden = posted(session, ann), posted(session, ann, visibility=Visibility.PRIVATE)
        service.delete_post(session, viewer=viewer_of(ann), post_id=post.id)
        for gone in (post, hidden):
            with pytest.raises(NotFound):
                remix(session, ben, gone)

    def test_what_is_not_for_everyone_is_for_its_maker_to_remix(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        post = posted(session, ann, visibility=Visibility.UNLISTED)
        with pytest.raises(Forbidden, match="only its maker"):
            remix(session, ben, post)
        assert remix(session, ann, post).parent_id

    def test_its_maker_ends_it_for_others_and_the_card_says_so(self, session: Session) -> None:
        ann, ben = create_user(session, handle="ann"), create_user(session)
        post = posted(session, ann)
        service.edit_post(
            session, viewer=viewer_of(ann), post_id=post.id, caption="", visibility=Visibility.PUBLIC,
            is_prompt_public=True, allows_remix=False,
        )  # fmt: skip
        with pytest.raises(Forbidden, match="@ann has ended remixing"):
            remix(session, ben, post)
        card = feed.get_card(session, viewer=viewer_of(ben), post_id=post.id)
        assert card.remix_refusal == "@ann has ended remixing of this clip."
        assert feed.get_card(session, viewer=viewer_of(ann), post_id=post.id).remix_refusal == ""
        assert remix(session, ann, post).parent_id

    def test_nobody_goes_on_from_somebody_elses_clip(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        post = posted(session, ann)
        with pytest.raises(Forbidden, match="Remix it instead"):
            remix(session, ben, post, way=Way.EXTEND)

    def test_settings_decide_until_a_post_says_otherwise(self, session: Session) -> None:
        ann = create_user(session)
        service.choose_remixes(session, viewer=viewer_of(ann), are_allowed=False)
        assert not queries.are_remixes_allowed(session, viewer=viewer_of(ann))
        assert [posted(session, ann).allows_remix, posted(session, ann, allows_remix=True).allows_remix] == [
            False,
            True,
        ]

    def test_one_that_waits_is_not_filmed_once_it_may_not_be(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        post = posted(session, ann)
        made, own = remix(session, ben, post), remix(session, ann, post)
        assert remixing.may_still(session, made)
        post.allows_remix = False
        session.add(post)
        session.flush()
        assert (remixing.may_still(session, made), remixing.may_still(session, own)) == (False, True)


class TestLineage:
    def test_is_kept_to_the_root_and_drafts_between_are_skipped(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        root = posted(session, ann)
        child = posted(session, ben, from_post=root)
        draft = create_generation(session, ann, parent_id=session.get_one(Video, child.video_id).generation_id)
        grandchild = create_video(session, ann, generation_id=create_generation(session, ann, parent_id=draft.id).id)
        request = PublishPost(video_id=grandchild.id)
        last = session.get_one(Post, service.publish(session, viewer=viewer_of(ann), request=request))
        assert (root.parent_id, root.root_id) == (None, None)
        assert (child.parent_id, child.root_id) == (root.id, root.id)
        assert (last.parent_id, last.root_id) == (child.id, root.id)

    def test_the_card_names_whose_clip_it_was_while_the_viewer_may_know(self, session: Session) -> None:
        ann, ben, cat = create_user(session, handle="ann"), create_user(session), create_user(session)
        post = posted(session, ann)
        child = posted(session, ben, from_post=post)

        def label(viewer: User | None) -> str:
            seen = viewer_of(viewer) if viewer else None
            return feed.get_card(session, viewer=seen, post_id=child.id).remix_label

        assert label(cat) == label(None) == "Remix of @ann"
        session.add(Block(blocker_id=ann.id, blocked_id=cat.id, created_at=clock.now()))
        session.flush()
        assert label(cat) == "Remix of a clip that is not here"
        service.delete_post(session, viewer=viewer_of(ann), post_id=post.id)
        assert label(ben) == "Remix of a clip that is not here"

    def test_a_draft_tells_no_more_of_its_parent_than_the_post_does(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        post = posted(session, ann, caption="Dawn", is_prompt_public=False)
        made = remix(session, ben, post)
        draft = create_video(session, ben, generation_id=made.id)

        def parent() -> tuple[str, str, str]:
            shown = queries.get_draft(session, viewer=viewer_of(ben), id=draft.id)
            return shown.parent_label, shown.parent_title, shown.parent_url

        assert parent() == ("Remix of", "Dawn", f"/p/{post.id}")
        session.add(Block(blocker_id=ann.id, blocked_id=ben.id, created_at=clock.now()))
        session.flush()
        assert parent() == ("Remix of", "a clip that is not here", "")


class TestCounts:
    def test_equal_the_public_rows_through_every_change(self, session: Session) -> None:
        ann, ben = create_user(session), create_user(session)
        root = posted(session, ann)
        one, two = posted(session, ben, from_post=root), posted(session, ann, from_post=root)
        posted(session, ben, from_post=root, visibility=Visibility.PRIVATE)
        assert counted(session, root) == 2

        def show(visibility: Visibility) -> None:
            service.edit_post(
                session, viewer=viewer_of(ben), post_id=one.id, caption="", visibility=visibility, is_prompt_public=True
            )

        show(Visibility.FOLLOWERS)
        assert counted(session, root) == 1
        show(Visibility.PUBLIC)
        assert counted(session, root) == 2
        service.delete_post(session, viewer=viewer_of(ann), post_id=two.id)
        assert counted(session, root) == 1

    def test_an_account_that_goes_leaves_its_remixes_children_and_takes_its_own_off_the_count(
        self, session: Session
    ) -> None:
        ann, ben, cat = create_user(session), create_user(session), create_user(session)
        root = posted(session, ann)
        middle = posted(session, ben, from_post=root)
        last = posted(session, cat, from_post=middle)
        waiting = remix(session, cat, middle)
        ben.delete_after = clock.now()
        session.add(ben)
        session.flush()
        assert deletion.purge_due(session) == 1
        session.expire_all()
        assert counted(session, root) == 0
        assert session.get(Post, middle.id) is None
        kept = session.get_one(Post, last.id)
        assert (kept.parent_id, kept.root_id) == (middle.id, root.id)
        assert not remixing.may_still(session, session.get_one(Generation, waiting.id))


def test_the_parents_private_prompt_is_judged_and_never_shown(session: Session) -> None:
    ann, ben = create_user(session), create_user(session)
    post = posted(session, ann, is_prompt_public=False)
    source = session.exec(select(Generation).where(col(Generation.user_id) == ann.id)).one()
    source.prompt = "a secret heron"
    session.add(source)
    session.flush()
    made = remix(session, ben, post)
    assert "secret heron" in making.screened_text(session, made)
    draft = create_video(session, ben, generation_id=made.id)
    shown = queries.get_draft(session, viewer=viewer_of(ben), id=draft.id)
    request = PublishPost(video_id=draft.id)
    child = service.publish(session, viewer=viewer_of(ben), request=request)
    card = feed.get_card(session, viewer=viewer_of(ben), post_id=child)
    assert "secret" not in shown.model_dump_json() + card.model_dump_json()
