"""Families of clips: what was made from one post, and from that; and what has its sound. As far as one may know."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.errors import NotFound
from sora_reflex.core.paging import Page
from sora_reflex.feed import queries as feed
from sora_reflex.feed.schemas import Tile
from sora_reflex.media.urls import file_url
from sora_reflex.media.visibility import listed_to, people_visible_to
from sora_reflex.models import Generation, Post, User, Video, Visibility
from sora_reflex.remix.schemas import Family, Kin, SoundHeader

MOST = 5000
"""Clips of one family that a page shows, the oldest first: more than a screen has room for sparks."""

GONE = "A clip that is not here"


def get_family(session: Session, *, viewer: Viewer | None, post_id: UUID) -> Family:
    """The family of a post that the viewer may open.

    What was deleted, and what is not the viewer's to see, stands as a gap where clips that they see came of it, and
    nowhere else. A deleted public clip keeps its maker's name, if the viewer may meet them; no other gap has one.
    """
    viewer_id = viewer.id if viewer else None
    post = feed.get_post(session, viewer=viewer, post_id=post_id)
    root_id = post.root_id or post.id
    rows, seen = _read(session, viewer_id, root_id)
    seen.add(post.id)
    names = _names_of_gaps(session, viewer_id, [row for row in rows[:MOST] if row.id not in seen])
    tree = _Tree(root_id, rows[:MOST])
    kept = tree.kept(seen)
    places = {id: place for place, id in enumerate(kept)}
    parents = [places[tree.parent_of[id]] if id != root_id else -1 for id in kept]
    kin = [
        _kin(tree.rows[id], parent) if id in seen and id in tree.rows else Kin(parent=parent, title=names.get(id, GONE))
        for id, parent in zip(kept, parents, strict=True)
    ]
    return Family(
        kin=kin,
        chosen=places.get(post.id, 0),
        clips=sum(bool(one.id) for one in kin),
        generations=_depth(parents),
        makers=len({one.handle for one in kin if one.id}),
        is_cut=len(rows) > MOST,
    )


def get_sound(session: Session, *, viewer: Viewer | None, post_id: UUID) -> SoundHeader:
    """The sound of a post that the viewer may open, with the post that it came with, if they may open that, too.

    Raises NotFound for one that is silent.
    """
    heard = feed.get_card(session, viewer=viewer, post_id=post_id)
    if not heard.sound:
        raise NotFound("This sound is not here. Its clip may have been deleted, or it is not shared with you.")
    root_id = UUID(heard.sound)
    card = heard if root_id == post_id else feed.get_card(session, viewer=viewer, post_id=root_id)
    count = _with_sound(viewer, root_id).with_only_columns(func.count()).order_by(None)
    return SoundHeader(card=card, uses=session.scalar(count) or 0)


def list_sound(session: Session, *, viewer: Viewer | None, post_id: UUID, cursor: str = "") -> Page[Tile]:
    """Clips that have the sound of a post, the newest first, as far as the viewer may meet them."""
    feed.get_post(session, viewer=viewer, post_id=post_id)
    posts, after = feed.newest(session, _with_sound(viewer, post_id), cursor, feed.GRID_PAGE)
    return Page(items=feed.tiles_of(session, posts), next=after)


def _with_sound(viewer: Viewer | None, post_id: UUID) -> SelectOfScalar[Post]:
    return listed_to(viewer.id if viewer else None).where(col(Post.sound_id) == post_id)


class _Tree:
    """Posts of a family by their ids. One whose parent's row is gone with its account keeps a place for it."""

    def __init__(self, root_id: UUID, rows: Sequence[Row[Any]]) -> None:
        self.root_id = root_id
        self.rows = {row.id: row for row in rows}
        self.parent_of = {row.id: row.parent_id or root_id for row in rows}
        for parent in set(self.parent_of.values()) - set(self.parent_of):
            self.parent_of[parent] = root_id

    def kept(self, seen: set[UUID]) -> list[UUID]:
        """The root, then what is seen and what lies between; each after what it came of."""
        wanted = {self.root_id}
        for id in seen & set(self.rows):
            while id not in wanted:
                wanted.add(id)
                id = self.parent_of[id]
        children: dict[UUID, list[UUID]] = {}
        for id in self.parent_of:
            if id in wanted and id != self.root_id:
                children.setdefault(self.parent_of[id], []).append(id)
        order = [self.root_id]
        for id in order:
            order += children.get(id, [])
        return order


def _read(session: Session, viewer_id: UUID | None, root_id: UUID) -> tuple[Sequence[Row[Any]], set[UUID]]:
    """The posts of a family, and which of them this person may meet in lists.

    One post more than is shown; the oldest first, so that none comes before what it was made from.
    """
    ours = or_(col(Post.root_id) == root_id, col(Post.id) == root_id)
    seen = session.scalars(listed_to(viewer_id).where(ours).with_only_columns(col(Post.id)))
    query = (
        select(Post.id, Post.parent_id, Post.author_id, Post.visibility)
        .join(Video, col(Video.id) == col(Post.video_id))
        .join(Generation, col(Generation.id) == col(Video.generation_id))
        .join(User, col(User.id) == col(Post.author_id))
        .where(ours)
        .order_by(col(Post.created_at), col(Post.id))
        .add_columns(col(Post.deleted_at), col(Post.caption), col(User.handle), col(User.is_private))
        .add_columns(col(Generation.title), col(Video.id).label("video_id"), col(Video.files), col(Video.measures))
    )
    return session.execute(query.limit(MOST + 1)).all(), set(seen)


def _names_of_gaps(session: Session, viewer_id: UUID | None, rows: Sequence[Row[Any]]) -> dict[UUID, str]:
    """What stands for posts that the viewer does not see, where more may be said than that."""
    deleted = [row for row in rows if row.deleted_at and row.visibility is Visibility.PUBLIC and not row.is_private]
    authors = {row.author_id for row in deleted}
    met = people_visible_to(viewer_id).where(col(User.id).in_(authors)).with_only_columns(col(User.id))
    known = set(session.scalars(met)) if authors else set()
    return {row.id: f"A deleted clip of @{row.handle}" for row in deleted if row.author_id in known}


def _kin(row: Row[Any], parent: int) -> Kin:
    file = row.files.get("thumbnail")
    return Kin(
        id=str(row.id),
        parent=parent,
        handle=row.handle,
        title=row.caption or row.title,
        thumbnail=file_url(row.video_id, file["name"]) if file else "",
        color=row.measures.get("color", ""),
    )


def _depth(parents: Sequence[int]) -> int:
    """Generations of a list in which everybody stands after their parent; one alone is one generation."""
    depths: list[int] = []
    for parent in parents:
        depths.append(1 if parent < 0 else depths[parent] + 1)
    return max(depths, default=0)
