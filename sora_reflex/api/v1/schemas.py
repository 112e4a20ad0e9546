"""What `/v1` answers with, field by field as OpenAI's SDKs read it; what is ours stands under `sora_reflex`."""

from typing import Generic, Literal, TypeVar

from sora_reflex.accounts.schemas import View

T = TypeVar("T")


class ListAnswer(View, Generic[T]):
    object: Literal["list"] = "list"
    data: list[T]


class ModelExtras(View):
    """What an engine can do."""

    engine: str
    profile: str
    label: str
    modes: list[str]
    """Ways of asking for a film: text, first_image, remix, extend..."""
    sizes: list[str]
    """As WIDTHxHEIGHT."""
    most_seconds: int


class ModelAnswer(View):
    id: str
    object: Literal["model"] = "model"
    created: int
    """When a worker here last loaded it, in Unix seconds; 0 when none has yet."""
    owned_by: str
    sora_reflex: ModelExtras
