"""Ways of asking: variations, remixes, continuations, storyboards, pictures; and what an engine can't do is refused."""

import dataclasses
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from sora_reflex.core import clock
from sora_reflex.core.errors import Invalid, NotFound
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, Shape, Upload, User, Video, Way
from sora_reflex.studio import making, modes, quota, schemas, service
from sora_reflex.studio.errors import EngineCannot, QuotaSpent
from sora_reflex.studio.modes import Mode
from sora_reflex.studio.schemas import Shot, SubmitGeneration, Traits
from sora_reflex.studio.styles import STYLES
from tests.factories import create_generation, create_user, create_video, viewer_of
from workers.engines import base
from workers.engines.animatic import catalogue
from workers.engines.animatic.engine import AnimaticEngine


def submit(session: Session, user: User, prompt: str = "a red fox", **over: object) -> list[Generation]:
    """What one sheet makes, the first one first."""
    request = SubmitGeneration(request_key=uuid4().hex, prompt=prompt, **over)  # type: ignore[arg-type]
    service.submit(session, viewer=viewer_of(user), request=request)
    made = session.exec(select(Generation).where(col(Generation.request_key).startswith(request.request_key)))
    return sorted(made, key=lambda one: one.request_key)


def clip_of(session: Session, user: User, **over: object) -> Video:
    """A finished clip with a plan to start from."""
    generation = create_generation(session, user, plan={"title": "a plan"}, **over)
    return create_video(session, user, generation_id=generation.id)


def give_picture(session: Session, user: User) -> UUID:
    upload = Upload(owner_id=user.id, width=640, height=640, bytes=1, created_at=clock.now())
    session.add(upload)
    session.flush()
    return upload.id


def use_engine(session: Session, monkeypatch: pytest.MonkeyPatch, *can: Mode, name: str = "diffusers") -> None:
    """Let an engine film here that can so much, as its worker has said."""
    modes.note(session, name=name, profile="24gb", label="LTX-2", modes=can)
    monkeypatch.setenv("SORA_ENGINE", name)
    get_settings.cache_clear()


class TestVariations:
    def test_are_clips_of_their_own_with_one_seed_each_and_one_batch(self, session: Session) -> None:
        user = create_user(session)
        made = submit(session, user, variations=4, seed=7, seconds=15)
        assert len(made) == 4
        assert made[0].seed == 7
        assert len({one.seed for one in made}) == 4
        assert len({one.batch_id for one in made}) == 1
        assert made[0].batch_id is not None
        assert quota.read(session, user.id).used == 8

    def test_one_alone_is_no_batch(self, session: Session) -> None:
        assert submit(session, create_user(session))[0].batch_id is None

    def test_the_same_sheet_sent_twice_makes_them_once(self, session: Session) -> None:
        viewer = viewer_of(create_user(session))
        request = SubmitGeneration(request_key="one sheet", prompt="a fox", variations=3)
        ids = [service.submit(session, viewer=viewer, request=request) for _ in range(2)]
        assert ids[0] == ids[1]
        assert len(session.exec(select(Generation)).all()) == 3

    def test_all_of_them_must_fit_in_what_is_left(self, session: Session, monkeypatch) -> None:
        monkeypatch.setenv("SORA_DAILY_QUOTA", "3")
        get_settings.cache_clear()
        with pytest.raises(QuotaSpent):
            submit(session, create_user(session), variations=4)
        assert not session.exec(select(Generation)).all()

    @pytest.mark.parametrize("count", [0, 5, -1])
    def test_there_are_one_to_four(self, session: Session, count: int) -> None:
        with pytest.raises(Invalid, match="one to 4"):
            submit(session, create_user(session), variations=count)


@pytest.mark.parametrize("way", [Way.REMIX, Way.EXTEND])
class TestFromAnEarlierClip:
    def test_it_keeps_its_parent_and_its_shape(self, session: Session, way: Way) -> None:
        user = create_user(session)
        video = clip_of(session, user, shape=Shape.SQUARE)
        (made,) = submit(session, user, "make it night", way=way, parent=video.id)
        assert (made.way, made.parent_id, made.shape) == (way, video.generation_id, Shape.SQUARE)

    def test_somebody_elses_clip_looks_as_if_it_were_not_there(self, session: Session, way: Way) -> None:
        video = clip_of(session, create_user(session))
        for parent in (video.id, uuid4(), None):
            with pytest.raises(NotFound):
                submit(session, create_user(session), "make it night", way=way, parent=parent)

    def test_a_deleted_clip_is_gone(self, session: Session, way: Way) -> None:
        user = create_user(session)
        video = clip_of(session, user)
        service.delete_draft(session, viewer=viewer_of(user), video_id=video.id)
        with pytest.raises(NotFound):
            submit(session, user, "make it night", way=way, parent=video.id)

    def test_another_engines_clip_is_refused_with_its_name(self, session: Session, way: Way, monkeypatch) -> None:
        user = create_user(session)
        video = clip_of(session, user)
        use_engine(session, monkeypatch, Mode.TEXT, Mode.REMIX, Mode.EXTEND)
        with pytest.raises(EngineCannot, match=r"that another engine filmed\. Animatic can: choose it"):
            submit(session, user, "make it night", way=way, parent=video.id)

    def test_an_instruction_is_judged_with_all_that_it_changes(self, session: Session, way: Way) -> None:
        user = create_user(session)
        first = clip_of(session, user, prompt="two people on a beach")
        (second,) = submit(session, user, "make it night", way=way, parent=first.id)
        assert making.screened_text(session, second) == "make it night\ntwo people on a beach"


def test_only_a_continuation_may_go_without_words(session: Session) -> None:
    user = create_user(session)
    video = clip_of(session, user)
    assert submit(session, user, "", way=Way.EXTEND, parent=video.id)[0].prompt == ""
    with pytest.raises(Invalid, match="what to change"):
        submit(session, user, " ", way=Way.REMIX, parent=video.id)


class TestStoryboards:
    SHOTS = (Shot(prompt="a fox sleeps", start=0, end=4), Shot(prompt="it wakes", start=4, end=10))

    def test_keeps_its_shots_and_all_of_them_are_screened(self, session: Session) -> None:
        (made,) = submit(session, create_user(session), "", way=Way.STORYBOARD, shots=self.SHOTS)
        assert [shot["prompt"] for shot in made.shots] == ["a fox sleeps", "it wakes"]
        assert making.screened_text(session, made) == "a fox sleeps\nit wakes"

    @pytest.mark.parametrize(
        ("shots", "why"),
        [
            ((), "needs shots"),
            (SHOTS[:1], "must end with the clip"),
            ((Shot(prompt="a", start=0, end=4), Shot(prompt="b", start=5, end=10)), "must begin where"),
            ((Shot(prompt="a", start=0, end=0.1), Shot(prompt="b", start=0.1, end=10)), "half a second"),
            ((Shot(prompt=" ", start=0, end=10),), "what shot 1 shows"),
            ((Shot(prompt="x" * 2001, start=0, end=10),), "2,000 characters"),
        ],
    )
    def test_shots_that_do_not_fit_are_refused(self, session: Session, shots: tuple[Shot, ...], why: str) -> None:
        with pytest.raises(Invalid, match=why):
            submit(session, create_user(session), "", way=Way.STORYBOARD, shots=shots)


class TestWhatAnEngineCannotDo:
    def test_a_picture_for_the_animatic_is_refused_before_it_is_queued(self, session: Session) -> None:
        user = create_user(session)
        with pytest.raises(EngineCannot, match=r"Animatic can't begin with a picture\. No engine here can\."):
            submit(session, user, first_image=give_picture(session, user))
        assert not session.exec(select(Generation)).all()

    def test_the_refusal_names_one_that_can(self, session: Session) -> None:
        user = create_user(session)
        modes.note(session, name="diffusers", profile="24gb", label="LTX-2", modes=[Mode.TEXT, Mode.FIRST_IMAGE])
        with pytest.raises(EngineCannot, match=r"LTX-2 \(24gb\) can"):
            submit(session, user, first_image=give_picture(session, user))

    def test_one_that_can_takes_ones_own_pictures_and_nobody_elses(self, session: Session, monkeypatch) -> None:
        user, other = create_user(session), create_user(session)
        use_engine(session, monkeypatch, Mode.TEXT, Mode.FIRST_IMAGE, Mode.LAST_IMAGE)
        first, last = give_picture(session, user), give_picture(session, user)
        (made,) = submit(session, user, first_image=first, last_image=last)
        assert (made.engine, made.first_image_id, made.last_image_id) == ("diffusers", first, last)
        with pytest.raises(Invalid, match="picture is gone"):
            submit(session, other, first_image=first)

    def test_one_that_nobody_knows_may_film_words(self, session: Session, monkeypatch) -> None:
        monkeypatch.setenv("SORA_ENGINE", "kinetoscope")
        get_settings.cache_clear()
        assert submit(session, create_user(session))[0].engine == "kinetoscope"
        with pytest.raises(EngineCannot, match="kinetoscope can't take a style"):
            submit(session, create_user(session), style="noir")


def test_what_the_web_process_knows_of_the_animatic_is_what_it_says_of_itself() -> None:
    info = AnimaticEngine.info
    assert (modes.ANIMATIC.name, modes.ANIMATIC.label, set(modes.ANIMATIC.modes)) == (info.name, info.label, info.modes)
    assert modes.ANIMATIC.traits == Traits(**dataclasses.asdict(info.traits))
    assert [mode.value for mode in Mode] == [mode.value for mode in base.Mode]
    assert set(Traits.model_fields) == {field.name for field in dataclasses.fields(base.Traits)}
    assert schemas.MOST_REFERENCES == base.MOST_REFERENCES
    assert [shape.value for shape in Shape] == list(base.SIZES)
    assert set(modes.WORDS) == set(Mode)
    assert set(STYLES) <= set(catalogue.STYLES)
    assert (making.MOST_SHOTS, making.SHORTEST_SHOT, making.SLACK) == (
        base.MOST_SHOTS, base.SHORTEST_SHOT, base.SLACK
    )  # fmt: skip
