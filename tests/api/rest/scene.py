"""Two people with clips, posts and keys, for tests of both APIs: Kofi may see of Ada only what she shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.core import clock, db
from sora_reflex.models import GenerationStatus, Scope, Visibility
from sora_reflex.studio import batches
from tests.factories import create_generation, create_key, create_post, create_user, create_video, viewer_of

REFUSED = {"message": "No.", "type": "invalid_request_error", "param": "prompt", "code": "invalid", "status": 400}


@dataclass(frozen=True)
class Scene:
    ada_id: UUID
    keys: dict[str, str]
    """Of "ada" and "kofi", and of ada with one scope alone: "ada:read", "ada:create", "ada:post"."""
    generation: UUID
    draft: UUID
    posted_draft: UUID
    public: UUID
    private: UUID
    ended: UUID
    """A generation that is over."""
    filmed: UUID
    """The generation that the draft came of."""
    file: UUID
    batch: UUID
    """Of lines in that file: one for `filmed`, and one that was refused."""


def make_scene() -> Scene:
    with db.unit_of_work() as session:
        ada, kofi = create_user(session, handle="ada"), create_user(session, handle="kofi")
        keys = {"ada": create_key(session, ada), "kofi": create_key(session, kofi)}
        keys |= {f"ada:{scope.value}": create_key(session, ada, scopes=[scope]) for scope in Scope}
        public = create_post(session, ada)
        draft = create_video(session, ada)
        lines = [
            {"custom_id": "a secret wish", "generation_id": str(draft.generation_id), "error": None},
            {"custom_id": "a secret wish too", "generation_id": None, "error": REFUSED},
        ]
        file = batches.keep_file(
            session, viewer=viewer_of(ada), name="batch.jsonl", content='{"prompt": "a secret wish"}'
        )
        batch = batches.write_down(session, viewer=viewer_of(ada), file_id=file.id, labels={}, lines=lines, faults=[])
        return Scene(
            ada_id=ada.id,
            keys=keys,
            generation=create_generation(session, ada, prompt="a secret wish").id,
            draft=draft.id,
            posted_draft=public.video_id,
            public=public.id,
            private=create_post(session, ada, visibility=Visibility.PRIVATE, caption="for me alone").id,
            ended=create_generation(
                session, ada, prompt="a secret wish", status=GenerationStatus.FAILED, finished_at=clock.now(),
                error_code="engine_failed", error_message="A lamp went out.",
            ).id,
            filmed=draft.generation_id,
            file=file.id,
            batch=batch.id,
        )  # fmt: skip


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


@contextmanager
def serving() -> Iterator[TestClient]:
    with TestClient(make_api()) as client:
        yield client
