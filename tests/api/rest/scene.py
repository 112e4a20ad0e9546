"""Two people with clips, posts and keys, for tests of `/api`: what is Ada's, Kofi may see only where she shows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from starlette.testclient import TestClient

from sora_reflex.api.app import make_api
from sora_reflex.core import clock, db
from sora_reflex.models import GenerationStatus, Scope, Visibility
from tests.factories import create_generation, create_key, create_post, create_user, create_video


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


def make_scene() -> Scene:
    with db.unit_of_work() as session:
        ada, kofi = create_user(session, handle="ada"), create_user(session, handle="kofi")
        keys = {"ada": create_key(session, ada), "kofi": create_key(session, kofi)}
        keys |= {f"ada:{scope.value}": create_key(session, ada, scopes=[scope]) for scope in Scope}
        public = create_post(session, ada)
        return Scene(
            ada_id=ada.id,
            keys=keys,
            generation=create_generation(session, ada, prompt="a secret wish").id,
            draft=create_video(session, ada).id,
            posted_draft=public.video_id,
            public=public.id,
            private=create_post(session, ada, visibility=Visibility.PRIVATE, caption="for me alone").id,
            ended=create_generation(
                session, ada, prompt="a secret wish", status=GenerationStatus.FAILED, finished_at=clock.now(),
                error_code="engine_failed", error_message="A lamp went out.",
            ).id,
        )  # fmt: skip


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


@contextmanager
def serving() -> Iterator[TestClient]:
    with TestClient(make_api()) as client:
        yield client
