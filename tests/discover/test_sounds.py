"""Sounds are found by the words of the clip that each first came with: what others use comes first."""

import pytest
from sqlmodel import Session

from sora_reflex.core.errors import Invalid
from sora_reflex.discover import queries
from sora_reflex.models import Post, User, Visibility
from tests.factories import create_generation, create_post, create_user, create_video, viewer_of


def clip(session: Session, caption: str, author: User | None = None, *, title: str = "", **over: object) -> Post:
    author = author or create_user(session)
    made = create_generation(session, author, title=title, prompt="something")
    lufs = over.pop("lufs", -16.0)
    video = create_video(session, author, generation_id=made.id, measures={"color": "#8899aa", "lufs": lufs})
    return create_post(session, author, video, caption=caption, **over)


def found(session: Session, text: str, viewer: User | None = None) -> list[tuple[str, int]]:
    page = queries.search_sounds(session, viewer=viewer_of(viewer) if viewer else None, text=text)
    return [(row.id, row.uses) for row in page.items]


def test_a_sound_is_found_by_what_names_it_on_its_page_those_in_use_first(session: Session) -> None:
    ann = create_user(session, handle="ann")
    loved = clip(session, "A foghorn far out", ann)
    liked = clip(session, "Night", title="Foghorn duet")
    fresh = clip(session, "Foghorn, again")
    for sound, uses in ((loved, 2), (liked, 1)):
        for _ in range(uses):
            clip(session, "Foghorn in another film", sound_id=sound.id)
    clip(session, "Foghorn unheard", lufs=None)
    assert found(session, "foghorn") == [(str(loved.id), 2), (str(liked.id), 1), (str(fresh.id), 0)]
    assert found(session, "fogh") == found(session, "foghorns") == found(session, "foghorn")
    assert found(session, "duet") == [(str(liked.id), 1)]
    assert found(session, "trumpet") == found(session, "") == found(session, "-- '\"") == []
    (row,) = queries.search_sounds(session, viewer=None, text="far out").items
    assert (row.person.handle, row.title) == ("ann", "A foghorn far out")


def test_uses_are_those_that_the_viewer_may_meet(session: Session) -> None:
    ann, ben = create_user(session), create_user(session)
    sound = clip(session, "A foghorn", ann)
    clip(session, "Mine alone", ben, sound_id=sound.id, visibility=Visibility.PRIVATE)
    assert found(session, "foghorn", ann) == [(str(sound.id), 0)]
    assert found(session, "foghorn", ben) == [(str(sound.id), 1)]


def test_pages_go_on_without_a_gap(session: Session) -> None:
    ann = create_user(session)
    sounds = [clip(session, f"Bell {n}", ann) for n in range(queries.SOUNDS + 3)]
    for sound in sounds[::5]:
        clip(session, "Another film", ann, sound_id=sound.id)
    first = queries.search_sounds(session, viewer=None, text="bell")
    rest = queries.search_sounds(session, viewer=None, text="bell", cursor=first.next)
    ids = [row.id for row in [*first.items, *rest.items]]
    assert len(first.items) == queries.SOUNDS
    assert rest.next == ""
    assert sorted(ids) == sorted(str(sound.id) for sound in sounds)
    used = {str(sound.id) for sound in sounds[::5]}
    assert set(ids[: len(used)]) == used
    with pytest.raises(Invalid):
        queries.search_sounds(session, viewer=None, text="bell", cursor="nonsense")
