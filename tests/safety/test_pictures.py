"""Pictures that people give are judged with the prompt, by the real classifier, before anything is filmed."""

from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Decision, Generation, GenerationStatus, Reference
from sora_reflex.safety import pictures, service
from sora_reflex.studio import pictures as studio
from tests.factories import create_generation, create_user, viewer_of
from workers.jobs import screen_generation


def picture(kind: str = "WEBP") -> bytes:
    """A blue sky over a green field."""
    packed, field = BytesIO(), Image.new("RGB", (320, 240), (120, 180, 240))
    field.paste((60, 140, 60), (0, 150, 320, 240))
    field.save(packed, kind)
    return packed.getvalue()


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """An instance whose operator lets no picture pass."""
    monkeypatch.setenv("SORA_PICTURE_LIMIT", "0")
    get_settings.cache_clear()


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "JPEG"])
def test_an_everyday_picture_passes(kind: str) -> None:
    assert pictures.check(picture(kind)) == []
    assert [ruling.decision for ruling in service.screen("a fox in a field", [picture(kind)])] == [Decision.ALLOW]


@pytest.mark.usefixtures("strict")
def test_one_beyond_the_limit_is_refused_with_its_score_and_once_for_all() -> None:
    (ruling,) = service.screen("a fox in a field", [picture(), picture()])
    assert (ruling.decision, ruling.rule) == (Decision.REFUSE, "picture")
    assert 0 <= ruling.evidence["score"] < 0.5


@pytest.mark.usefixtures("strict")
def test_what_is_wrong_with_the_words_is_said_as_well() -> None:
    rules = [ruling.rule for ruling in service.screen("Taylor Swift in a field", [picture()])]
    assert rules == ["picture", "real_people"]


@pytest.mark.usefixtures("strict", "database", "redis")
def test_a_clip_with_such_a_picture_is_not_filmed_and_others_are() -> None:
    with db.unit_of_work() as session:
        user = create_user(session)
        given = studio.keep(session, viewer=viewer_of(user), picture=picture(), width=320, height=240)
        asked = {"screened_at": None, "prompt": "a fox in a field"}
        shown, plain = create_generation(session, user, **asked), create_generation(session, user, **asked)
        session.add(Reference(generation_id=shown.id, number=0, upload_id=UUID(given.id)))
    for one in (shown, plain):
        screen_generation.run(str(one.id))
    with db.reading() as session:
        refused, passed = session.get_one(Generation, shown.id), session.get_one(Generation, plain.id)
    assert (refused.status, refused.error_code) == (GenerationStatus.REFUSED, "picture")
    assert passed.status is GenerationStatus.QUEUED
    assert passed.screened_at is not None
