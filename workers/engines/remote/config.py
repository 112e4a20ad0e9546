"""Which servers the remote engine may film on, read from `SORA_REMOTE_BACKENDS` and checked."""

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from workers.engines.base import Mode

VARIABLE = "SORA_REMOTE_BACKENDS"
SENDABLE = frozenset({Mode.TEXT, Mode.FIRST_IMAGE, Mode.STORYBOARD, Mode.STYLE, Mode.REMIX, Mode.EXTEND})
"""What the wire has words for; a storyboard and a style are told in the prompt."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SIZE = re.compile(r"[1-9]\d{1,3}x[1-9]\d{1,3}")


class BadBackends(ValueError):
    """The backends are not written as they must be; the message says which one and what to change."""


class Backend(BaseModel):
    """One server that speaks `/v1/videos`, and what may be asked of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    base_url: str = Field(description="Up to and with `/v1`.")
    api_key_env: str = Field("", description="Name of the variable that holds the key; empty for a server without.")
    model: str = Field("", description="Sent as `model`; empty lets the server choose.")
    label: str = Field("", max_length=60, description="What a card shows; empty shows the model.")
    sizes: tuple[str, ...] = Field(("720x1280", "1280x720"), min_length=1)
    seconds: tuple[int, ...] = Field((4, 8, 12), min_length=1)
    modes: frozenset[Mode] = frozenset({Mode.TEXT, Mode.STORYBOARD, Mode.STYLE})
    weight: float = Field(1.0, gt=0, le=1000, description="Its share of the films beside the other backends.")
    free: bool = Field(False, description="Filming costs nothing: a film that it loses may be made again elsewhere.")
    idempotent: bool = Field(False, description="The server honours `Idempotency-Key`.")
    remix_with: Literal["remix", "edits"] = Field("remix", description="The address that remixes are asked at.")
    seed_field: str = Field("", description="Field that takes the seed, where the server knows one.")
    extra: dict[str, str | int | float | bool] = Field({}, description="Further fields that every request carries.")
    as_json: bool = Field(False, description="Ask in JSON when there is no picture to send.")
    connect_seconds: float = Field(5.0, gt=0)
    answer_seconds: float = Field(60.0, gt=0, description="Longest wait for one answer, or for more of a download.")
    poll_seconds: float = Field(5.0, gt=0, le=60, description="Between two looks, where the server gives no hint.")
    settle_seconds: float = Field(5.0, gt=0, le=60, description="Before looking for a film whose answer was lost.")
    patience_seconds: float = Field(120.0, ge=0, description="How long a server that is busy or away is waited for.")
    longest_seconds: float = Field(840.0, gt=0, description="Longest time for one film, from asking to downloading.")
    most_megabytes: float = Field(256.0, gt=0, description="Largest file that is taken.")
    opens_after: int = Field(3, ge=1, description="Failures in a row after which it is left alone.")
    rests_seconds: float = Field(60.0, gt=0, description="For how long it is left alone before it is tried again.")

    @field_validator("name")
    @classmethod
    def _check_name(cls, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError("a backend's name has small letters, digits and dashes, at most 40")
        return name

    @field_validator("base_url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("base_url must begin with http:// or https://")
        return url.rstrip("/")

    @field_validator("sizes")
    @classmethod
    def _check_sizes(cls, sizes: tuple[str, ...]) -> tuple[str, ...]:
        bad = [size for size in sizes if not _SIZE.fullmatch(size)]
        if bad:
            raise ValueError(f"sizes are written as 720x1280, not {', '.join(bad)}")
        return sizes

    @field_validator("modes")
    @classmethod
    def _check_modes(cls, modes: frozenset[Mode]) -> frozenset[Mode]:
        if unsent := modes - SENDABLE:
            raise ValueError(f"/v1/videos has no way to ask for {', '.join(sorted(unsent))}")
        return modes | {Mode.TEXT}

    @property
    def shown(self) -> str:
        """What a card says of films from here."""
        return self.label or self.model[:60] or self.name

    @property
    def key(self) -> str:
        """The key, or a word in its place for a server without: the client sends one in any case."""
        return (variable(self.api_key_env) if self.api_key_env else "") or "none"


def variable(name: str) -> str:
    """A variable's value, from the environment or from `.env` as the settings read it; empty when there is none."""
    return os.environ.get(name) or dotenv_values(".env").get(name) or ""


def read(text: str | None = None) -> tuple[Backend, ...]:
    """The backends of a JSON object or of a TOML file at a path, by default those of the variable.

    Raises:
        BadBackends: None is configured, or one is not as it must be.
    """
    text = (variable(VARIABLE) if text is None else text).strip()
    if not text:
        raise BadBackends(f"no film server is configured: set {VARIABLE}, as docs/remote.md says")
    found = _tables(text)
    if not found:
        raise BadBackends(f"{VARIABLE} names no film server")
    return tuple(_backend(name, table) for name, table in found.items())


def _tables(text: str) -> dict[str, Any]:
    try:
        if text.startswith("{"):
            return dict(json.loads(text))
        return tomllib.loads(Path(text).read_text("utf-8"))
    except OSError as error:
        raise BadBackends(f"{VARIABLE} names the file {text!r}, which can't be read: {error.strerror}") from error
    except ValueError as error:
        raise BadBackends(f"{VARIABLE} can't be read: {error}") from error


def _backend(name: str, table: Any) -> Backend:
    if not isinstance(table, dict):
        raise BadBackends(f"{VARIABLE}: {name} must be a table of a server's settings")
    try:
        return Backend(name=name, **table)
    except (ValidationError, TypeError) as error:
        raise BadBackends(f"{VARIABLE}: {name}: {_in_words(error)}") from error


def _in_words(error: ValidationError | TypeError) -> str:
    if isinstance(error, TypeError):
        return "its name is its table's"
    return "; ".join(
        f"{'.'.join(map(str, problem['loc']))}: {problem['msg'].removeprefix('Value error, ')}"
        for problem in error.errors(include_url=False, include_input=False)
    )
