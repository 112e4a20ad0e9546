"""What a person meets: the feed, one clip, a profile and its grid. Every read starts from the visibility rule."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, tuple_
from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from sora_reflex.accounts import queries as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.errors import Forbidden, NotFound
from sora_reflex.core.paging import Page, decode_cursor, encode_cursor
from sora_reflex.feed.schemas import OwnProfile, ProfileHeader, Tile, VideoCard
from sora_reflex.media.urls import media_url
from sora_reflex.media.visibility import listed_to, visible_to
from sora_reflex.models import Follow, Generation, Like, Mute, Post, Repost, User, Video
from sora_reflex.moderation import queries as moderation
from sora_reflex.social import queries as social
from sora_reflex.studio import parents, remixing, sounds
from sora_reflex.studio.styles import STYLES

PAGE = 10
"""Cards a request: three are held by the player, the rest is what a quick thumb passes in a few seconds."""

GRID_PAGE = 24


def list_feed(
    session: Session, *, viewer: Viewer | None, cursor: str = "", following_only: bool = False
) -> Page[VideoCard]:
    """Posts that the viewer may meet, newest first; with `following_only` what people they follow post and repost.

    Whom the viewer has muted is left out of both.
    """
    if following_only:
        return _following(session, viewer, cursor)
    posts, after = newest(session, _feed_of(_id(viewer)), cursor, PAGE)
    return Page(items=_cards(session, posts, viewer), next=after)


@lru_cache(maxsize=256)
def _feed_of(viewer_id: UUID | None) -> SelectOfScalar[Post]:
    query = listed_to(viewer_id)
    if viewer_id is None:
        return query
    mute = select(Mute.muted_id).where(col(Mute.muter_id) == viewer_id, col(Mute.muted_id) == col(Post.author_id))
    return query.where(~mute.exists())


def _following(session: Session, viewer: Viewer | None, cursor: str) -> Page[VideoCard]:
    """What reaches somebody by the people they follow; a post that is reposted says by whom."""
    if viewer is None:
        return Page(items=[])
    reached, after = social.list_reached(session, viewer=viewer, cursor=cursor, size=PAGE)
    cards = _cards(session, [one.post for one in reached], viewer)
    named = [
        card.model_copy(update={"reposted_by": one.reposted_by, "repost_line": one.line})
        for card, one in zip(cards, reached, strict=True)
    ]
    return Page(items=named, next=after)


def still_shown(session: Session, *, viewer: Viewer | None, post_ids: Sequence[UUID]) -> set[str]:
    """Which of these the viewer may still open, by their ids."""
    query = visible_to(_id(viewer)).where(col(Post.id).in_(post_ids)).with_only_columns(col(Post.id))
    return {str(id) for id in session.scalars(query)}


def get_card(session: Session, *, viewer: Viewer | None, post_id: UUID) -> VideoCard:
    """One post that the viewer may open, with all that there is to see of it."""
    return _cards(session, [get_post(session, viewer=viewer, post_id=post_id)], viewer)[0]


def get_post(session: Session, *, viewer: Viewer | None, post_id: UUID) -> Post:
    """A post that the viewer may open; what is not there and what is not theirs to see look the same."""
    post = session.exec(visible_to(_id(viewer)).where(col(Post.id) == post_id)).one_or_none()
    if post is None:
        raise NotFound("This clip is not here. It may have been deleted, or it is not shared with you.")
    return post


def get_profile(session: Session, *, viewer: Viewer | None, handle: str) -> ProfileHeader:
    """Somebody's page; of one whom the viewer has blocked, the name and the block alone."""
    user = social.get_user(session, _id(viewer), handle, also_blocked=True)
    relation = social.get_relation(session, _id(viewer), user.id)
    if relation.is_blocked:
        return ProfileHeader(person=accounts.person(user), relation=relation)
    is_me = viewer is not None and viewer.id == user.id
    counts = _count_of_person(session, _id(viewer), user.id)
    return ProfileHeader(
        person=accounts.person(user),
        bio=user.bio,
        pronouns=user.pronouns,
        links=user.links,
        posts=counts.posts,
        followers=counts.followers,
        following=counts.following,
        likes=counts.likes,
        remixed=counts.remixed,
        relation=relation,
        is_me=is_me,
        is_private=user.is_private,
        is_closed=not social.may_see_lists(session, _id(viewer), user),
        has_likes_tab=is_me or user.are_likes_public,
        requests=social.count_requests(session, viewer=viewer) if is_me and viewer else 0,
        joined_at=user.created_at.isoformat(),
        is_suspended=user.suspended_at is not None,
        suspended_why=moderation.why_hidden(session, [user.id] if user.suspended_at else []).get(user.id, ""),
    )


def get_own_profile(session: Session, *, viewer: Viewer) -> OwnProfile:
    """What one shows of oneself, to be changed."""
    user = session.get_one(User, viewer.id)
    return OwnProfile(
        display_name=user.display_name,
        bio=user.bio,
        pronouns=user.pronouns,
        links=user.links,
        picture=accounts.face_url(user.picture),
    )


def list_profile(session: Session, *, viewer: Viewer | None, handle: str, cursor: str = "") -> Page[Tile]:
    """Somebody's posts as tiles, as far as the viewer may meet them: pinned ones first, then the newest first."""
    user = social.get_user(session, _id(viewer), handle)
    theirs = listed_to(_id(viewer)).where(col(Post.author_id) == user.id)
    pinned = theirs.where(col(Post.pinned_at).is_not(None)).order_by(col(Post.pinned_at).desc())
    first = [] if cursor else session.exec(pinned).all()
    posts, after = newest(session, theirs.where(col(Post.pinned_at).is_(None)), cursor, GRID_PAGE)
    return Page(items=tiles_of(session, [*first, *posts]), next=after)


def list_remixes_by(session: Session, *, viewer: Viewer | None, handle: str, cursor: str = "") -> Page[Tile]:
    """Of somebody's posts those that remix another clip, newest first, as far as the viewer may meet them."""
    user = social.get_user(session, _id(viewer), handle)
    theirs = listed_to(_id(viewer)).where(col(Post.author_id) == user.id, col(Post.parent_id).is_not(None))
    posts, after = newest(session, theirs, cursor, GRID_PAGE)
    return Page(items=tiles_of(session, posts), next=after)


def _count_of_person(session: Session, viewer_id: UUID | None, user_id: UUID) -> Any:
    """What stands in numbers over somebody's posts: one query."""
    parent = aliased(Post)
    theirs = listed_to(viewer_id).where(col(Post.author_id) == user_id)
    likes = select(func.coalesce(func.sum(Post.like_count), 0)).where(
        col(Post.author_id) == user_id, col(Post.deleted_at).is_(None)
    )
    remixes = (
        listed_to(viewer_id)
        .join(parent, col(parent.id) == col(Post.parent_id))
        .where(col(parent.author_id) == user_id, col(Post.author_id) != user_id)
    )
    counts = {
        "posts": theirs.with_only_columns(func.count()),
        "followers": select(func.count()).select_from(Follow).where(col(Follow.followee_id) == user_id),
        "following": select(func.count()).select_from(Follow).where(col(Follow.follower_id) == user_id),
        "likes": likes,
        "remixed": remixes.with_only_columns(func.count()),
    }
    return session.execute(sa_select(*(count.scalar_subquery().label(name) for name, count in counts.items()))).one()


def list_liked(session: Session, *, viewer: Viewer | None, handle: str, cursor: str = "") -> Page[Tile]:
    """What somebody likes, the newest like first, as far as the viewer may meet it.

    Raises Forbidden unless it is oneself or somebody who shows it.
    """
    user = social.get_user(session, _id(viewer), handle)
    if _id(viewer) != user.id and not user.are_likes_public:
        raise Forbidden("They keep what they like to themselves.")
    query = listed_to(_id(viewer)).join(Like, col(Like.post_id) == col(Post.id)).where(col(Like.user_id) == user.id)
    if cursor:
        query = query.where(tuple_(col(Like.created_at), col(Post.id)) < decode_cursor(cursor))
    newest_first = query.add_columns(col(Like.created_at)).order_by(col(Like.created_at).desc(), col(Post.id).desc())
    found = [(row[0], row[1]) for row in session.execute(newest_first.limit(GRID_PAGE + 1))]
    shown = found[:GRID_PAGE]
    after = encode_cursor(shown[-1][1], shown[-1][0].id) if len(found) > GRID_PAGE else ""
    return Page(items=tiles_of(session, [post for post, _ in shown]), next=after)


def list_remixes(session: Session, *, viewer: Viewer | None, post_id: UUID, cursor: str = "") -> Page[VideoCard]:
    """What was made from a post that the viewer may open, the newest first, as far as they may meet it."""
    get_post(session, viewer=viewer, post_id=post_id)
    posts, after = newest(session, listed_to(_id(viewer)).where(col(Post.parent_id) == post_id), cursor, PAGE)
    return Page(items=_cards(session, posts, viewer), next=after)


def list_style(session: Session, *, viewer: Viewer | None, style: str, cursor: str = "") -> Page[Tile]:
    """Posts of clips in a style, newest first, as far as the viewer may meet them."""
    posts, after = newest(session, _of_style(viewer, style), cursor, GRID_PAGE)
    return Page(items=tiles_of(session, posts), next=after)


def count_style(session: Session, *, viewer: Viewer | None, style: str) -> int:
    """How many clips in a style the viewer may meet."""
    return session.scalar(_of_style(viewer, style).with_only_columns(func.count())) or 0


def _of_style(viewer: Viewer | None, style: str) -> SelectOfScalar[Post]:
    made = listed_to(_id(viewer)).join(Video, col(Video.id) == col(Post.video_id))
    return made.join(Generation, col(Generation.id) == col(Video.generation_id)).where(col(Generation.style) == style)


def tiles_of(session: Session, posts: Sequence[Post]) -> list[Tile]:
    """Tiles for posts that the caller has found visible: one query, however many posts."""
    if not posts:
        return []
    found = session.execute(_ROWS_OF_TILES, {"ids": [post.id for post in posts]})
    return [_tile(post, *facts) for post, facts in _beside(posts, found)]


def _tile(post: Post, video: Video, title: str) -> Tile:
    return Tile(
        id=str(post.id),
        thumbnail_url=media_url(video, "thumbnail"),
        preview_url=media_url(video, "preview"),
        title=post.caption or title,
        like_count=post.like_count,
        color=video.measures.get("color", "#151211"),
        seconds=video.seconds,
        visibility=post.visibility,
        is_pinned=post.pinned_at is not None,
        is_hidden=post.hidden_at is not None,
    )


def list_cards_of(session: Session, *, viewer: Viewer | None, handle: str, cursor: str = "") -> Page[VideoCard]:
    """The same posts as cards, with all that there is to see of each."""
    user = social.get_user(session, _id(viewer), handle)
    posts, after = newest(session, listed_to(_id(viewer)).where(col(Post.author_id) == user.id), cursor, PAGE)
    return Page(items=_cards(session, posts, viewer), next=after)


def _id(viewer: Viewer | None) -> UUID | None:
    return viewer.id if viewer else None


def newest(
    session: Session, query: SelectOfScalar[Post], cursor: str, size: int, *, at: Any = Post.created_at
) -> tuple[Sequence[Post], str]:
    """One page of posts, newest first, and the cursor after it: a keyset on (created_at, id).

    `at` is the column that says when, where another table of the query repeats it in its index.
    """
    if cursor:
        query = query.where(tuple_(col(at), col(Post.id)) < decode_cursor(cursor))
    posts = session.exec(query.order_by(col(at).desc(), col(Post.id).desc()).limit(size + 1)).all()
    after = encode_cursor(posts[size - 1].created_at, posts[size - 1].id) if len(posts) > size else ""
    return posts[:size], after


_IDS: Any = bindparam("ids", expanding=True)
_ASKING = bindparam("viewer_id", type_=Uuid())
_REPOSTED = select(Repost.post_id).where(col(Repost.user_id) == _ASKING, col(Repost.post_id) == col(Post.id)).exists()
_LIKED = select(Like.post_id).where(col(Like.user_id) == _ASKING, col(Like.post_id) == col(Post.id)).exists()
_FOLLOWED = select(Follow.followee_id).where(
    col(Follow.follower_id) == _ASKING, col(Follow.followee_id) == col(Post.author_id)
)
# Built once: SQLAlchemy takes longer to put a query together than either database to answer it. Without plans, which
# are long and for workers alone.
_ROWS_OF_CARDS: Any = (
    sa_select(col(Post.id), Video, Generation, User, _LIKED, _REPOSTED, _FOLLOWED.exists())
    .join(Video, col(Video.id) == col(Post.video_id))
    .join(Generation, col(Generation.id) == col(Video.generation_id))
    .join(User, col(User.id) == col(Post.author_id))
    .where(col(Post.id).in_(_IDS))
    .options(defer(Generation.plan))  # type: ignore[arg-type]
)
_ROWS_OF_TILES: Any = (
    sa_select(col(Post.id), Video, col(Generation.title))
    .join(Video, col(Video.id) == col(Post.video_id))
    .join(Generation, col(Generation.id) == col(Video.generation_id))
    .where(col(Post.id).in_(_IDS))
)


def _cards(session: Session, posts: Sequence[Post], viewer: Viewer | None) -> list[VideoCard]:
    """Cards for posts that the caller has found visible: three queries at most, however many posts."""
    if not posts:
        return []
    asked = {"ids": [post.id for post in posts], "viewer_id": _id(viewer)}
    rows = list(_beside(posts, session.execute(_ROWS_OF_CARDS, asked)))
    sources = _sources(session, viewer, posts)
    why = moderation.why_hidden(session, [post.id for post in posts if post.hidden_at is not None])
    return [
        _card(
            post,
            video,
            generation,
            maker,
            is_liked=is_liked,
            is_following=is_following,
            is_reposted=is_reposted,
            can_repost=social.can_repost(post, maker, _id(viewer)),
            is_mine=viewer is not None and viewer.id == post.author_id,
            remix_label=_remix_label(post, generation, sources),
            remix_refusal=remixing.why_not(post, maker, _id(viewer)),
            hidden_why=why.get(post.id, ""),
            **_sound(post, video, (post, maker), sources, _id(viewer)),
        )
        for post, (video, generation, maker, is_liked, is_reposted, is_following) in rows
    ]


def _beside(posts: Sequence[Post], rows: Iterable[Any]) -> Iterator[tuple[Post, Any]]:
    """Each post with the rest of its row, of which the first is its id."""
    facts = {row[0]: row[1:] for row in rows}
    return ((post, facts[post.id]) for post in posts)


def _card(post: Post, video: Video, generation: Generation, maker: User, *, is_mine: bool, **told: Any) -> VideoCard:
    """A card; `told` are the fields of it that its rows alone do not say."""
    luminance = video.measures.get("luminance", {})
    return VideoCard(
        id=str(post.id),
        maker=accounts.person(maker),
        caption=post.caption,
        prompt=generation.prompt if post.is_prompt_public or is_mine else "",
        title=generation.title,
        created_at=post.created_at.isoformat(),
        engine_label=video.engine_label,
        film_url=media_url(video, "film"),
        poster_url=media_url(video, "poster"),
        thumbnail_url=media_url(video, "thumbnail"),
        captions_url=media_url(video, "captions"),
        sprites_url=media_url(video, "sprites"),
        width=video.width,
        height=video.height,
        seconds=video.seconds,
        color=video.measures.get("color", "#151211"),
        scrim_top=_scrim(luminance.get("top", 0.0)),
        scrim_bottom=_scrim(max(luminance.get("bottom", 0.0), luminance.get("subtitles", 0.0))),
        like_count=post.like_count,
        comment_count=post.comment_count,
        is_mine=is_mine,
        is_pinned=post.pinned_at is not None,
        is_hidden=post.hidden_at is not None,
        visibility=post.visibility,
        is_prompt_public=post.is_prompt_public,
        left_out=generation.left_out,
        allows_remix=post.allows_remix,
        remix_count=post.remix_count,
        repost_count=post.repost_count,
        style=generation.style,
        style_label=STYLES.get(generation.style, ""),
        **told,
    )


Source = tuple[Post, User]
"""A post that another clip came of, and who made it."""


def _sources(session: Session, viewer: Viewer | None, posts: Sequence[Post]) -> dict[UUID, Source]:
    """What these were made from or have their sound from, by its id, as far as the viewer may open it."""
    ids = {id for post in posts for id in (post.parent_id, post.sound_id) if id}
    if not ids:
        return {}
    shown = visible_to(_id(viewer)).where(col(Post.id).in_(ids)).join(User, col(User.id) == col(Post.author_id))
    return {row[0].id: (row[0], row[1]) for row in session.execute(shown.add_columns(User))}


def _name(source: Source | None) -> str:
    """Whose clip it was; of what is gone or not the viewer's to see, no name."""
    return f"@{source[1].handle}" if source else parents.GONE


def _remix_label(post: Post, generation: Generation, sources: dict[UUID, Source]) -> str:
    return f"{parents.label_of(generation)} {_name(sources.get(post.parent_id))}" if post.parent_id else ""


def _sound(
    post: Post, video: Video, own: Source, sources: dict[UUID, Source], viewer_id: UUID | None
) -> dict[str, str]:
    """What a card says of the sound of its clip."""
    source = sources.get(post.sound_id) if post.sound_id else own if sounds.is_heard(video) else None
    return {
        "sound": str(source[0].id) if source else "",
        "sound_label": f"Sound of {_name(source)}" if post.sound_id else "",
        "sound_refusal": sounds.why_not(*source, viewer_id) if source else "",
    }


def _scrim(luminance: float) -> int:
    """Percent of black over a region of this mean relative luminance that gives white text 5.9:1 (WCAG 2.2, 1.4.3)."""
    darkest_needed = 1.05 / 5.9 - 0.05
    if luminance <= darkest_needed:
        return 0
    kept: float = (darkest_needed / luminance) ** (1 / 2.2)
    return round(100 * (1 - kept))
