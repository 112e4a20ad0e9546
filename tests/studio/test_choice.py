"""Who films what: a request that an engine can't film is refused before it is queued, and told who can."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest
from redis import Redis
from sqlmodel import Session, select

from sora_reflex.core import queues
from sora_reflex.core.queues import Lane
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, Shape, Stage, User, Way
from sora_reflex.studio import house, modes, offers, pace, service
from sora_reflex.studio.errors import EngineCannot
from sora_reflex.studio.modes import Mode
from sora_reflex.studio.schemas import SubmitGeneration
from tests.factories import create_generation, create_user, create_video, viewer_of
from tests.studio.test_making import give_picture

SHORT = {"longest": 5.0, "shapes": ("portrait",), "takes_any": ("remix",), "has_strength": True, "first_pace": 90.0}


def run_engine(session: Session, name: str, profile: str, label: str, can: Sequence[Mode], **traits: Any) -> None:
    """Let a worker of an engine live, and say what it is."""
    modes.note(session, name=name, profile=profile, label=label, modes=can, traits=traits)
    lanes = (Lane(name), Lane(name, profile)) if profile else (Lane(name),)
    queues.show_worker(f"render-{name}-{profile}", "render", lanes=lanes)


@pytest.fixture(autouse=True)
def _redis(redis: Redis) -> None:
    """Workers show there that they live."""


@pytest.fixture
def user(session: Session) -> User:
    return create_user(session)


@pytest.fixture
def short(session: Session) -> None:
    """Beside the animatic, an engine that films five seconds, upright, and remixes whatever there is."""
    run_engine(session, "animatic", "", "Animatic", modes.ANIMATIC.modes)  # type: ignore[arg-type]
    run_engine(session, "diffusers", "wan", "Wan", [Mode.TEXT, Mode.FIRST_IMAGE, Mode.REMIX], **SHORT)


def submit(session: Session, user: User, engine: str = "", **over: Any) -> Generation:
    asked = {"request_key": uuid4().hex, "prompt": "a red fox", "seconds": 5, "engine": engine} | over
    id = service.submit(session, viewer=viewer_of(user), request=SubmitGeneration(**asked))
    return session.get_one(Generation, id)


@pytest.mark.usefixtures("short")
class TestWhatIsAskedForIsFilmedByWhomItIsAskedOf:
    def test_the_instances_own_films_what_nobody_chose_an_engine_for(self, session: Session, user: User) -> None:
        made = submit(session, user)
        assert (made.engine, made.profile) == ("animatic", "")

    def test_another_one_that_runs_films_if_it_is_chosen(self, session: Session, user: User) -> None:
        made = submit(session, user, "diffusers:wan")
        assert (made.engine, made.profile) == ("diffusers", "wan")

    @pytest.mark.parametrize(
        ("over", "why"),
        [
            ({"seconds": 10}, r"Wan films at most 5 seconds\. Animatic can: choose it as the engine\."),
            ({"shape": Shape.SQUARE}, r"Wan can't film square clips\. Animatic can"),
            ({"size": (1280, 704)}, r"Wan can't film landscape clips\. Animatic can"),
            ({"style": "noir"}, r"Wan can't take a style by its name\. Animatic can"),
        ],
    )
    def test_too_long_or_another_shape_or_way_is_refused(
        self, session: Session, user: User, over: dict[str, Any], why: str
    ) -> None:
        with pytest.raises(EngineCannot, match=why):
            submit(session, user, "diffusers:wan", **over)
        assert not session.exec(select(Generation)).all()

    def test_one_that_does_not_run_or_is_not_there_is_refused(self, session: Session, user: User) -> None:
        queues.forget_worker("render-diffusers-wan")
        with pytest.raises(EngineCannot, match=r"No worker runs Wan \(wan\) at the moment"):
            submit(session, user, "diffusers:wan")
        with pytest.raises(EngineCannot, match="no engine called kinetoscope"):
            submit(session, user, "kinetoscope")
        with pytest.raises(EngineCannot, match=r"Wan \(wan\) can, but no worker runs it at the moment"):
            submit(session, user, first_image=give_picture(session, user))


@pytest.mark.usefixtures("short")
class TestFromAClipOfAnotherEngine:
    def clip(self, session: Session, user: User, engine: str) -> UUID:
        generation = create_generation(session, user, plan={"title": "a plan"}, engine=engine)
        return create_video(session, user, generation_id=generation.id, engine=engine).id

    def test_an_engine_that_starts_from_the_picture_takes_it(self, session: Session, user: User) -> None:
        video = self.clip(session, user, "animatic")
        made = submit(session, user, "diffusers:wan", way=Way.REMIX, parent=video, strength=0.4)
        assert (made.engine, made.strength) == ("diffusers", 0.4)

    def test_one_that_needs_its_own_plan_is_told_who_can(self, session: Session, user: User) -> None:
        video = self.clip(session, user, "diffusers")
        with pytest.raises(EngineCannot, match=r"Animatic can't remix a clip that another engine filmed\. Wan \(wan\)"):
            submit(session, user, way=Way.REMIX, parent=video)

    def test_the_sheet_offers_those_alone_that_can(self, session: Session, user: User) -> None:
        filmed = self.clip(session, user, "diffusers")
        drawn = self.clip(session, user, "animatic")

        def offered(way: Way, parent: UUID) -> list[str]:
            found = offers.list_offers(session, owner_id=user.id, way=way, parent=parent)
            return [offer.key for offer in found]

        assert offered(Way.REMIX, filmed) == ["diffusers:wan"]
        assert offered(Way.REMIX, drawn) == ["animatic", "diffusers:wan"]
        assert offered(Way.EXTEND, drawn) == ["animatic"]


def test_a_strength_is_refused_where_nothing_would_come_of_it(session: Session, user: User) -> None:
    generation = create_generation(session, user, plan={"title": "a plan"})
    video = create_video(session, user, generation_id=generation.id)
    with pytest.raises(EngineCannot, match="how far a remix may go"):
        submit(session, user, way=Way.REMIX, parent=video.id, strength=0.4)


class TestSeveralProfilesOfOneEngine:
    @pytest.fixture(autouse=True)
    def profiles(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        run_engine(session, "diffusers", "ltx", "LTX", [Mode.TEXT], longest=20.0)
        run_engine(session, "diffusers", "vace", "VACE", [Mode.TEXT, Mode.REFERENCES], longest=5.0)
        monkeypatch.setenv("SORA_ENGINE", "diffusers")
        get_settings.cache_clear()

    def test_it_is_left_open_which_one_films_what_all_of_them_can(self, session: Session, user: User) -> None:
        assert submit(session, user).profile == ""

    def test_what_only_one_of_them_can_goes_to_that_one(self, session: Session, user: User) -> None:
        assert submit(session, user, seconds=15).profile == "ltx"
        assert submit(session, user, references=(give_picture(session, user),)).profile == "vace"

    def test_the_sheet_offers_each(self, session: Session) -> None:
        found = offers.list_offers(session)
        assert {offer.key: offer.lengths for offer in found} == {"diffusers:ltx": [5, 10, 15], "diffusers:vace": [5]}


def test_the_house_makes_what_the_engine_can_and_starts_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_engine(session, "remote", "", "Reel", [Mode.TEXT], shortest=8.0)
    monkeypatch.setenv("SORA_ENGINE", "remote")
    get_settings.cache_clear()
    assert house.seed(session) == 0


class TestHowLongItTakes:
    def test_an_engine_that_has_not_filmed_here_is_believed_what_it_guesses(self, session: Session) -> None:
        run_engine(session, "diffusers", "wan", "Wan", [Mode.TEXT], **SHORT)
        for profile in ("wan", ""):
            assert pace.read(session, "diffusers", profile)[Stage.FILMING] == 90
        assert "5 s in about 8 min, at a guess" in offers.list_offers(session)[1].note

    def test_its_first_clip_teaches_better(self, session: Session) -> None:
        run_engine(session, "diffusers", "wan", "Wan", [Mode.TEXT], **SHORT)
        pace.learn(session, engine="diffusers", profile="wan", stage=Stage.FILMING, seconds=20, clip_seconds=5)
        assert pace.read(session, "diffusers", "wan")[Stage.FILMING] == 4
        note = offers.list_offers(session)[1].note
        assert "5 s in about 20 s" in note
        assert "guess" not in note
