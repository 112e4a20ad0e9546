"""What a profile says: which weights, how they are loaded, how they film, and what they can. Free of torch."""

from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from workers.engines.base import RATES, Mode

Family = Literal["ltx2", "wan", "vace", "generic"]
Offload = Literal["none", "model", "group"]
OFFLOADS: tuple[Offload, ...] = ("none", "model", "group")
"""From the quickest to the one that needs the least GPU memory."""
CLASSES = (8, 16, 24, 48, 80)
"""Gigabytes of GPU memory for which profiles are written."""

_CANNOT: dict[str, frozenset[Mode]] = {
    "ltx2": frozenset({Mode.REFERENCES}),
    "wan": frozenset({Mode.REFERENCES, Mode.STORYBOARD}),
    "vace": frozenset({Mode.STORYBOARD, Mode.REMIX}),
    "generic": frozenset({Mode.REFERENCES, Mode.STORYBOARD, Mode.REMIX}),
}
"""What the code of a family has no way of doing, whatever its weights could."""


class _Table(BaseModel):
    """A table of the file: a misspelt key is an error, not a default."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Weights(_Table):
    """Files from a repository of a hub, or from a folder on this machine.

    Attributes:
        repository: As "owner/name".
        folder: A folder in the layout of diffusers; instead of a repository.
        revision: A commit or tag. Empty: whatever `models pull` finds, which is then written down and kept to.
        files: Patterns of what to fetch; empty for all.
        sha256: Path in the repository -> digest, for files that are known.
        subfolder: Where in the repository or folder the wanted component lies.
    """

    repository: str = ""
    folder: Path | None = None
    revision: str = ""
    files: tuple[str, ...] = ()
    sha256: dict[str, str] = Field(default_factory=dict)
    subfolder: str = ""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if bool(self.repository) == bool(self.folder):
            raise ValueError("name either a `repository` on the hub or a `folder` on this machine")
        if self.repository and self.repository.count("/") != 1:
            raise ValueError(f"a repository is named owner/name, not {self.repository!r}")
        return self

    @field_validator("sha256")
    @classmethod
    def _digests(cls, value: dict[str, str]) -> dict[str, str]:
        for path, digest in value.items():
            if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
                raise ValueError(f"the sha256 of {path} must be 64 hexadecimal digits in lower case")
        return value


class Lora(Weights):
    """A LoRA: weights of which one file is loaded, at a scale, into one transformer."""

    file: str
    scale: float = 1.0
    second: bool = False
    """Whether it belongs to the second transformer, which films the low noise."""


class Packed(Weights):
    """A component as one GGUF file, whose weights take 2 to 8 bits each and are widened as they are used.

    Of a repository that file alone is fetched, unless `files` says otherwise.
    """

    file: str

    @model_validator(mode="before")
    @classmethod
    def _that_file_alone(cls, values: Any) -> Any:
        if isinstance(values, dict) and "files" not in values and "file" in values:
            return values | {"files": (values["file"],)}
        return values

    @field_validator("file")
    @classmethod
    def _is_gguf(cls, value: str) -> str:
        if not value.endswith(".gguf"):
            raise ValueError(f"`file` must be a GGUF file, not {value}")
        return value


class Limits(_Table):
    """How long and how quick a film may be.

    Attributes:
        seconds: The longest film.
        shortest: The shortest one.
        fps: The model's own frame rate; 0 where it follows what is asked for.
        multiple: The model films a multiple of this, and one frame more.
        context: Seconds of a clip that an extension starts from.
    """

    seconds: float = Field(gt=0, le=60)
    shortest: float = Field(default=1.0, ge=1, le=60)
    fps: int = Field(default=0, ge=0, le=60)
    multiple: int = Field(default=4, ge=1)
    context: float = Field(default=1.0, gt=0, le=5)


class Licence(_Table):
    """What may be done with the weights, in short; the full text is at `url`.

    Attributes:
        accept: Whether somebody has to accept it here before anything is fetched.
        not_in: Two-letter countries where it does not hold.
    """

    name: str
    url: str = ""
    note: str = ""
    accept: bool = False
    not_in: tuple[str, ...] = ()


class Words(_Table):
    """How a prompt is prepared for the model.

    Attributes:
        most: Words that the text encoder reads; what is longer is cut at a sentence.
        dialogue: Whether the model speaks: quoted words stay, and who says them; else they are taken out of the prompt.
        prefix: Set before each prompt.
        suffix: Set after it.
        negative: What to avoid, where guidance is above 1.
    """

    most: int = Field(default=300, ge=8)
    dialogue: bool = False
    prefix: str = ""
    suffix: str = ""
    negative: str = ""


class Profile(_Table):
    """One way of filming with one set of weights on one class of GPU. `docs/diffusers.md` explains each field."""

    name: str
    label: str = Field(max_length=60)
    about: str = ""
    family: Family
    vram: int = Field(ge=0)
    """Gigabytes of GPU memory that it is meant for; 0 for the CPU."""
    ram: int = Field(default=0, ge=0)

    weights: Weights
    upsampler: Weights | None = None
    loras: tuple[Lora, ...] = ()
    pipeline: str = ""
    """For the generic family: the class in diffusers."""

    dtype: Literal["bfloat16", "float16", "float32"] = "bfloat16"
    quantise: dict[str, Literal["fp8"]] = Field(default_factory=dict)
    """Component -> how its weights are stored; they are computed with as `dtype`."""
    gguf: dict[Literal["transformer", "transformer_2"], Packed] = Field(default_factory=dict)
    """Component -> the file that it is loaded from, in place of what `weights` has of it."""
    offload: Offload = "none"
    attention: str = "native"
    compile: bool = False
    tiling: bool = False

    stages: Literal[1, 2] = 1
    sigmas: tuple[float, ...] = ()
    sigmas_2: tuple[float, ...] = ()
    steps: int = Field(default=0, ge=0, le=200)
    scheduler: str = ""
    """The class in diffusers; empty for the one that comes with the weights."""
    shift: float | None = Field(default=None, gt=0)
    guidance: float = Field(default=1.0, ge=0)
    guidance_2: float | None = None
    arguments: dict[str, Any] = Field(default_factory=dict)
    """Further arguments of the pipeline's call, as they are."""
    names: dict[str, str] = Field(default_factory=dict)
    """For the generic family: what its call names `frames`, `image`, `last_image`, `steps` ... where that differs."""

    canvas: tuple[tuple[int, int], ...] = Field(min_length=1)
    """Widths and heights that it films at; the nearest shape is taken, then brought to the size that was asked for."""
    limits: Limits
    pace: float = Field(default=0.0, ge=0)
    """Seconds that filming takes per second of film, roughly; believed until a clip was filmed here."""
    modes: frozenset[Mode] = frozenset({Mode.TEXT})
    words: Words = Words()
    licence: Licence

    @property
    def most_steps(self) -> int:
        """How often the transformer's schedule is stepped, over all stages."""
        return (len(self.sigmas) or self.steps) + (len(self.sigmas_2) if self.stages == 2 else 0)

    @property
    def needs_image(self) -> bool:
        """Whether a prompt alone is not enough."""
        return Mode.TEXT not in self.modes

    @property
    def engine(self) -> str:
        """Its name among the engines."""
        return f"diffusers:{self.name}"

    @field_validator("sigmas", "sigmas_2")
    @classmethod
    def _falling(cls, value: tuple[float, ...]) -> tuple[float, ...]:
        if any(not 0 < sigma <= 1 for sigma in value) or list(value) != sorted(set(value), reverse=True):
            raise ValueError("sigmas fall from at most 1 to above 0, for instance [1.0, 0.9, 0.4]")
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if not self.sigmas and not self.steps:
            raise ValueError("say how it denoises: `sigmas` or `steps`")
        if self.sigmas and self.family != "ltx2":
            raise ValueError("`sigmas` are for the ltx2 family; give `steps`")
        if self.family == "ltx2" and not self.sigmas:
            raise ValueError("the ltx2 family needs `sigmas`: remixes start from one of them")
        if self.stages == 2 and (self.family != "ltx2" or self.upsampler is None or not self.sigmas_2):
            raise ValueError("two stages are for the ltx2 family, with an `upsampler` and `sigmas_2`")
        if twice := sorted(set(self.gguf) & set(self.quantise)):
            raise ValueError(f"{twice[0]} comes as a GGUF file, which is small already: leave it out of `quantise`")
        if packed := [lora for lora in self.loras if ("transformer_2" if lora.second else "transformer") in self.gguf]:
            raise ValueError(
                f"{packed[0].file} cannot be melted into GGUF weights: leave the LoRA or the GGUF file out"
            )
        if Mode.REMIX in self.modes and self.guidance_2 not in (None, self.guidance):
            raise ValueError(
                "a remix is guided alike from end to end: let `guidance_2` be `guidance`, or leave `remix` out"
            )
        if (self.family == "generic") != bool(self.pipeline):
            raise ValueError("`pipeline` names the class of the generic family, and of no other")
        if cannot := sorted(self.modes & _CANNOT[self.family]):
            raise ValueError(f"the {self.family} family cannot do {', '.join(cannot)}: leave it out of `modes`")
        if Mode.TEXT not in self.modes and Mode.FIRST_IMAGE not in self.modes:
            raise ValueError("`modes` must hold text or first_image")
        side = self._side_multiple
        for width, height in self.canvas:
            if width % side or height % side:
                raise ValueError(f"sides of `canvas` must be multiples of {side}, not {width} x {height}")
        if self.limits.shortest > self.limits.seconds:
            raise ValueError("`limits.shortest` is longer than `limits.seconds`")
        if self.limits.fps and self.limits.fps not in (*RATES, 8, 12, 15, 16):
            raise ValueError(f"`limits.fps` must be 0, 8, 12, 15, 16, 24 or 30, not {self.limits.fps}")
        return self

    @property
    def _side_multiple(self) -> int:
        if self.family == "ltx2":
            return 32 * self.stages
        return 16 if self.family in ("wan", "vace") else 8

    @property
    def sources(self) -> tuple[Weights, ...]:
        """All that it needs on this machine."""
        extra = (self.upsampler,) if self.upsampler else ()
        return (self.weights, *extra, *self.loras, *self.gguf.values())
