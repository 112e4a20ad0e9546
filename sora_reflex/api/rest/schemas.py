"""What `/api` takes and gives. Times are ISO 8601 in UTC; addresses of files are paths on this server."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sora_reflex.accounts.schemas import Person, View
from sora_reflex.core.ids import video_key
from sora_reflex.feed.schemas import ProfileHeader, VideoCard
from sora_reflex.models import GenerationStatus, Role, Shape, Stage, Visibility, Way
from sora_reflex.social.schemas import Relation
from sora_reflex.studio.made import MadeView
from sora_reflex.studio.schemas import MAX_PROMPT, MOST_SECONDS, DraftView
from sora_reflex.studio.service import MAX_CAPTION, MAX_SEED

Prompt = Annotated[str, StringConstraints(max_length=MAX_PROMPT)]
Caption = Annotated[str, StringConstraints(max_length=MAX_CAPTION)]
Seconds = Annotated[int, Field(ge=1, le=MOST_SECONDS, description="What the engine can't do is refused in words.")]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED)]


class Wanted(BaseModel):
    """The base of what is taken: unknown fields are refused by name, so that a typo is heard of."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonOut(View):
    handle: str
    display_name: str

    @classmethod
    def of(cls, person: Person) -> "PersonOut":
        return cls(handle=person.handle, display_name=person.display_name)


class QuotaOut(View):
    limit: int
    used: int
    left: int
    next_at: datetime | None = Field(description="When the next turn comes back; null when none is spent.")


class MeOut(View):
    handle: str
    display_name: str
    bio: str
    role: Role
    quota: QuotaOut


class PostOut(View):
    id: UUID
    url: str = Field(description="Path of its page.")
    author: PersonOut
    caption: str
    prompt: str | None = Field(description="Null when its maker keeps it private.")
    title: str
    created_at: datetime
    visibility: Visibility
    is_prompt_public: bool
    engine: str = Field(description="What filmed it, in words.")
    width: int
    height: int
    seconds: float
    film_url: str
    poster_url: str | None
    thumbnail_url: str | None
    captions_url: str | None
    like_count: int
    is_liked: bool = Field(description="By the caller.")
    is_following: bool = Field(description="Whether the caller follows its author.")
    is_mine: bool
    left_out: list[str] = Field(description="What of the prompt could not be filmed.")
    allows_remix: bool = Field(description="Whether its maker lets others remix it.")
    remix_count: int = Field(description="Public posts that were made from it.")

    @classmethod
    def of(cls, card: VideoCard) -> "PostOut":
        return cls(
            id=UUID(card.id),
            url=f"/p/{card.id}",
            author=PersonOut.of(card.maker),
            prompt=card.prompt or None,
            created_at=datetime.fromisoformat(card.created_at),
            visibility=Visibility(card.visibility),
            engine=card.engine_label,
            **_files(card),
            **_same(card, "caption", "title", "is_prompt_public", "width", "height", "seconds", "like_count"),
            **_same(card, "is_liked", "is_following", "is_mine", "left_out", "allows_remix", "remix_count"),
        )


class ProfileOut(View):
    handle: str
    display_name: str
    bio: str
    joined_at: datetime | None = Field(description="Null of somebody whom the caller has blocked.")
    posts: int = Field(description="As many as the caller may meet.")
    followers: int
    following: int
    likes: int
    is_me: bool
    is_private: bool = Field(description="Whether they choose who follows them.")
    is_closed: bool = Field(description="Private, and the caller does not follow: posts and lists are not shown.")
    relation: Relation = Field(description="How the caller stands to them.")

    @classmethod
    def of(cls, header: ProfileHeader) -> "ProfileOut":
        return cls(
            handle=header.person.handle,
            display_name=header.person.display_name,
            joined_at=datetime.fromisoformat(header.joined_at) if header.joined_at else None,
            **_same(header, "bio", "posts", "followers", "following", "likes", "relation"),
            **_same(header, "is_me", "is_private", "is_closed"),
        )


class Refusal(View):
    code: str = Field(description="Which rule refused it, or what went wrong.")
    message: str


class GenerationOut(View):
    """A request to make a clip, from the moment it is sent."""

    id: UUID
    video: str = Field(description="Its id under `/v1/videos` and in webhooks.")
    status: GenerationStatus
    stage: Stage
    stage_label: str = Field(description="What happens now, in words.")
    progress: Annotated[int, Field(ge=0, le=100)]
    queue_position: int = Field(description="1 is next; 0 when it does not wait.")
    due_at: datetime | None = Field(description="When it should be done, as far as that is known.")
    prompt: str
    title: str
    way: Way
    seconds: int
    shape: Shape
    seed: int
    turns: int = Field(description="What it costs of the rolling quota, unless it is refused, fails or is called off.")
    created_at: datetime
    finished_at: datetime | None
    draft_id: UUID | None = Field(description="The clip that came of it.")
    error: Refusal | None
    left_out: list[str]

    @classmethod
    def of(cls, made: MadeView) -> "GenerationOut":
        shown = made.shown
        refusal = Refusal(code=shown.rule or made.error_code, message=shown.error_message)
        has_error = made.status in (GenerationStatus.FAILED, GenerationStatus.REFUSED)
        return cls(
            video=video_key(made.id),
            stage=Stage(shown.stage),
            due_at=datetime.fromisoformat(shown.due_label) if shown.due_label else None,
            shape=Shape(shown.shape),
            draft_id=made.video_id,
            error=refusal if has_error else None,
            **_same(made, "id", "status", "prompt", "way", "seed", "created_at", "finished_at"),
            **_same(shown, "stage_label", "progress", "queue_position", "title", "seconds", "turns", "left_out"),
        )


class DraftOut(View):
    """A finished clip of one's own, posted or not."""

    id: UUID
    title: str
    prompt: str
    created_at: datetime
    is_new: bool = Field(description="Not opened yet.")
    post_id: UUID | None = Field(description="Null while it is a draft.")
    engine: str
    shape: Shape
    width: int
    height: int
    seconds: float
    film_url: str
    poster_url: str | None
    thumbnail_url: str | None
    captions_url: str | None
    can_remix: bool
    can_extend: bool
    left_out: list[str]

    @classmethod
    def of(cls, draft: DraftView) -> "DraftOut":
        return cls(
            id=UUID(draft.id),
            created_at=datetime.fromisoformat(draft.created_at),
            post_id=UUID(draft.post_id) if draft.post_id else None,
            engine=draft.engine_label,
            shape=Shape(draft.shape),
            **_files(draft),
            **_same(draft, "title", "prompt", "is_new", "width", "height", "seconds", "can_remix", "can_extend"),
            **_same(draft, "left_out"),
        )


class ShotIn(Wanted):
    prompt: Prompt
    start: float = Field(ge=0, allow_inf_nan=False, description="In seconds of the clip.")
    end: float = Field(gt=0, allow_inf_nan=False)


class CreateGeneration(Wanted):
    prompt: Prompt = Field(default="", description="What is to be seen. May be empty when there are shots.")
    seconds: Seconds = 10
    shape: Shape = Shape.PORTRAIT
    seed: Seed | None = Field(default=None, description="The same seed gives the same film; null draws one.")
    style: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{0,40}$")] = ""
    shots: Annotated[list[ShotIn], Field(max_length=24)] = []


class TakeUp(Wanted):
    """What changes in a remix, or comes next in a continuation."""

    prompt: Prompt = ""
    seconds: Seconds = 10
    seed: Seed | None = None


class PublishDraft(Wanted):
    draft_id: UUID
    caption: Caption = ""
    visibility: Visibility = Visibility.PUBLIC
    is_prompt_public: bool = True
    allows_remix: bool | None = Field(None, description="Whether others may remix it; null: as your settings say.")


class EditPost(Wanted):
    """What is not named stays."""

    caption: Caption | None = None
    visibility: Visibility | None = None
    is_prompt_public: bool | None = None
    allows_remix: bool | None = None


class Liked(View):
    like_count: int
    is_liked: bool


DraftFilter = Literal["draft", "posted", "all"]


def _same(view: View, *names: str) -> dict[str, Any]:
    return {name: getattr(view, name) for name in names}


def _files(view: VideoCard | DraftView) -> dict[str, Any]:
    names = ("poster_url", "thumbnail_url", "captions_url")
    return {"film_url": view.film_url} | {name: getattr(view, name) or None for name in names}
