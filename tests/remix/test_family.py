"""Families of clips: who sees which of them, and what stands where one is missing."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.accounts.service import deletion
from sora_reflex.core import clock
from sora_reflex.core.errors import NotFound
from sora_reflex.feed import queries as feed
from sora_reflex.models import Block, Post, User, Visibility
from sora_reflex.remix import queries
from sora_reflex.studio import service
from tests.factories import create_post, create_user, viewer_of


def child(session: Session, of: Post, maker: User, caption: str, **over: object) -> Post:
    """A post that was made from another one, a second after it."""
    later = of.created_at + timedelta(seconds=1)
    lineage = {"parent_id": of.id, "root_id": of.root_id or of.id}
    return create_post(session, maker, caption=caption, created_at=later, **lineage, **over)


def drawn(session: Session, post: Post, viewer: Viewer | None) -> list[tuple[str, str]]:
    """Each clip or gap with what it came of, in words."""
    kin = queries.get_family(session, viewer=viewer, post_id=post.id).kin
    return [(one.title, kin[one.parent].title if one.parent >= 0 else "") for one in kin]


@pytest.fixture
def people(session: Session) -> tuple[User, User, User]:
    return create_user(session, handle="ann"), create_user(session, handle="ben"), create_user(session, handle="cat")


def test_holds_everything_that_came_of_a_clip_whichever_of_it_is_opened(session: Session, people) -> None:
    ann, ben, cat = people
    root = create_post(session, ann, caption="Lake")
    dusk, dawn = child(session, root, ben, "Dusk"), child(session, root, cat, "Dawn")
    night = child(session, dusk, ann, "Night")
    create_post(session, ann, caption="Another family")
    for post in (root, dusk, night):
        family = queries.get_family(session, viewer=None, post_id=post.id)
        assert (family.clips, family.generations, family.makers) == (4, 3, 3)
        assert family.kin[family.chosen].id == str(post.id)
    expected = {("Lake", ""), ("Dusk", "Lake"), ("Dawn", "Lake"), ("Night", "Dusk")}
    assert set(drawn(session, dawn, viewer_of(ben))) == expected


def test_a_deleted_clip_is_a_gap_with_its_makers_name_where_something_came_of_it(session: Session, people) -> None:
    ann, ben, cat = people
    root = create_post(session, ann, caption="Lake")
    dusk, leaf = child(session, root, ben, "Dusk"), child(session, root, ben, "Leaf")
    night = child(session, dusk, cat, "Night")
    for post in (dusk, leaf):
        service.delete_post(session, viewer=viewer_of(ben), post_id=post.id)
    expected = [("Lake", ""), ("A deleted clip of @ben", "Lake"), ("Night", "A deleted clip of @ben")]
    assert drawn(session, night, viewer_of(ann)) == expected
    session.add(Block(blocker_id=ben.id, blocked_id=ann.id, created_at=clock.now()))
    session.flush()
    assert drawn(session, night, viewer_of(ann))[1] == (queries.GONE, "Lake")


@pytest.mark.parametrize("why", ["blocked", "blocker", "private", "followers", "account"])
def test_what_is_not_theirs_to_see_is_a_gap_without_a_name(session: Session, people, why: str) -> None:
    ann, ben, cat = people
    root = create_post(session, ann, caption="Lake")
    shown = {"private": Visibility.PRIVATE, "followers": Visibility.FOLLOWERS}.get(why, Visibility.PUBLIC)
    dusk = child(session, root, ben, "Dusk", visibility=shown)
    night = child(session, dusk, cat, "Night")
    if why in ("blocked", "blocker"):
        one, other = (ben, ann) if why == "blocked" else (ann, ben)
        session.add(Block(blocker_id=one.id, blocked_id=other.id, created_at=clock.now()))
    if why == "account":
        ben.delete_after = clock.now()
        session.add(ben)
        session.flush()
        deletion.purge_due(session)
        session.expire_all()
    session.flush()
    family = queries.get_family(session, viewer=viewer_of(ann), post_id=night.id)
    assert [(one.title, one.handle, one.id) for one in family.kin][1] == (queries.GONE, "", "")
    assert (family.clips, family.makers, family.generations) == (2, 2, 3)
    assert "ben" not in family.model_dump_json()
    assert "Dusk" not in family.model_dump_json()


def test_the_root_may_be_gone_and_its_family_stays_together(session: Session, people) -> None:
    ann, ben, cat = people
    root = create_post(session, ann, caption="Lake", visibility=Visibility.PUBLIC)
    dusk, dawn = child(session, root, ben, "Dusk"), child(session, root, cat, "Dawn")
    service.delete_post(session, viewer=viewer_of(ann), post_id=root.id)
    gap = "A deleted clip of @ann"
    assert set(drawn(session, dusk, None)) == {(gap, ""), ("Dusk", gap), ("Dawn", gap)}
    with pytest.raises(NotFound):
        queries.get_family(session, viewer=None, post_id=root.id)
    with pytest.raises(NotFound):
        feed.list_remixes(session, viewer=None, post_id=root.id)
    assert dawn.root_id == root.id


def test_a_post_that_is_met_by_its_link_alone_is_in_nobody_elses_tree(session: Session, people) -> None:
    ann, ben, _ = people
    root = create_post(session, ann, caption="Lake")
    secret = child(session, root, ben, "Secret", visibility=Visibility.UNLISTED)
    assert drawn(session, root, None) == [("Lake", "")]
    assert drawn(session, secret, None) == [("Lake", ""), ("Secret", "Lake")]


def test_the_remixes_of_a_post_are_its_children_alone_as_far_as_one_may_meet_them(session: Session, people) -> None:
    ann, ben, cat = people
    root = create_post(session, ann, caption="Lake")
    dusk = child(session, root, ben, "Dusk")
    child(session, dusk, cat, "Night")
    child(session, root, cat, "Only mine", visibility=Visibility.PRIVATE)

    def remixes(viewer: User | None) -> list[str]:
        seen = viewer_of(viewer) if viewer else None
        return [card.caption for card in feed.list_remixes(session, viewer=seen, post_id=root.id).items]

    assert (remixes(ann), set(remixes(cat)), remixes(None)) == (["Dusk"], {"Dusk", "Only mine"}, ["Dusk"])
    session.add(Block(blocker_id=ann.id, blocked_id=ben.id, created_at=clock.now()))
    session.flush()
    assert remixes(ann) == []
