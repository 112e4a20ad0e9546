"""The diffusers engine: one profile in memory between films; it plans, films, and says what it could not do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workers.engines.base import (
    Caption,
    EngineInfo,
    Film,
    FilmFailed,
    Frame,
    Mode,
    OnProgress,
    RenderRequest,
    Traits,
    shapes_of,
)
from workers.engines.diffusers import gpu, shelf
from workers.engines.diffusers.plan import DiffusersPlan, make_plan
from workers.engines.diffusers.profile import Profile
from workers.engines.diffusers.progress import Paces, Progress

if TYPE_CHECKING:
    from workers.engines.diffusers.family import Family, Prompts
    from workers.engines.diffusers.loading import Loaded
    from workers.engines.diffusers.take import Footage

TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
FAMILIES = {"ltx2": "ltx2:Ltx2", "wan": "wan:Wan", "vace": "wan:Vace", "generic": "generic:Generic"}


class CannotFilm(FilmFailed, ValueError):
    """This profile cannot film what was asked for; the message names one that can."""

    code = "engine_cannot"


class DiffusersEngine:
    """Films with one profile's pipeline, which stays in memory. One film at a time.

    Args:
        profile: A profile's name; empty for the largest one that is here and fits this machine's GPU.
    """

    def __init__(self, profile: str | Profile = "") -> None:
        if isinstance(profile, str):
            profile = shelf.get(profile) if profile else gpu.best_here()
        self.profile = self._first = profile
        self.paces = Paces()
        self.spent: dict[str, float] = {}
        """Seconds that the phases of the last whole film took."""
        self._loaded: Loaded | None = None
        self._family: Family | None = None
        self._prompts: Prompts | None = None
        self.info = info_of(profile)

    def load(self) -> None:
        """Bring the profile's weights into memory, once.

        Raises:
            ModelMissing: Its files are not here; the message says how to fetch them.
            OutOfMemory: The GPU has no room for them.
            FatalEngineError: The GPU does not answer.
        """
        if self._loaded is not None:
            return
        from importlib import import_module

        from workers.engines.diffusers import faults, loading
        from workers.engines.diffusers.family import Prompts

        with faults.told_apart():
            self._loaded = loading.load(self.profile)
        module, _, name = FAMILIES[self.profile.family].partition(":")
        self._prompts = Prompts()
        made = getattr(import_module(f"workers.engines.diffusers.{module}"), name)
        self._family = made(self._loaded, self._prompts)

    def unload(self) -> None:
        """Give the memory back."""
        import gc

        import torch

        self._loaded = self._family = self._prompts = None
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def smaller(self) -> bool:
        """Switch, once in a process, to the next smaller profile of the same weights, or to more offloading."""
        if self.profile is not self._first:
            return False
        smaller = shelf.smaller(self.profile)
        if smaller is None:
            return False
        self.unload()
        self.profile, self.info = smaller, info_of(smaller)
        self.load()
        return True

    def plan(self, request: RenderRequest) -> DiffusersPlan:
        """Plan a request; CannotFilm, for a person, where this profile cannot film it or an earlier plan is none."""
        if refused := shelf.refusal(self.profile, request):
            raise CannotFilm(refused)
        if request.extends and request.source is None:
            raise CannotFilm("A continuation with this engine needs the clip that it goes on from.")
        if request.parent and request.source is None:
            raise CannotFilm("A remix with this engine needs the clip that it changes.")
        try:
            return make_plan(self.profile, request)
        except ValueError as error:
            raise CannotFilm(str(error)) from None

    def render(self, plan: DiffusersPlan, on_progress: OnProgress) -> Film:
        """Film a plan. Denoising is over when this returns; frames are decoded as they are read."""
        import torch

        from workers.engines.diffusers import faults, sound
        from workers.engines.diffusers.family import listening
        from workers.engines.diffusers.take import Take

        progress = Progress(on_progress, self.paces)
        progress.to("text", 0.0)
        self.load()
        assert self._loaded is not None
        assert self._family is not None
        take = Take(self.profile, plan, progress, torch.Generator("cpu").manual_seed(plan.seed))
        try:
            with faults.told_apart(), listening(self._loaded, progress), torch.no_grad():
                footage = self._family.film(take)
            left_out, captions, audio = footage.left_out, tuple[Caption, ...](), footage.audio
            if audio is None:
                audio, captions = sound.department(plan)
                left_out = (*left_out, sound.SAID)
        except BaseException:
            self._rest()
            raise
        return Film(
            width=plan.width, height=plan.height, fps=plan.fps, frame_count=plan.frame_count,
            frames=self._frames(plan, footage, progress), audio=audio, captions=captions,
            left_out=(*plan.left_out, *left_out), title=plan.title,
        )  # fmt: skip

    def _frames(self, plan: DiffusersPlan, footage: Footage, progress: Progress) -> Iterator[Frame]:
        """The film's frames, decoded chunk by chunk while they are taken."""
        skip, given, count = footage.skip, 0, plan.frame_count
        try:
            progress.to("decode", 0.0)
            while given < count and (frames := _decoded(footage.chunks, plan)):
                for frame in frames:
                    if skip:
                        skip -= 1
                        continue
                    if given == count:
                        break
                    given += 1
                    progress.to("decode", given / count)
                    yield frame
            progress.finish()
            self.spent = progress.seconds
        finally:
            footage.chunks.close()
            self._rest()

    def _rest(self) -> None:
        """After a film, or what ended it: offloaded parts go home, and cached memory goes back."""
        import torch

        if self._loaded is not None:
            self._loaded.free_hooks()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def _decoded(chunks: Iterator[Any], plan: DiffusersPlan) -> list[Frame]:
    """The next chunk in frames; none after the last one. Gradients are off here alone, not where frames are used."""
    import torch

    from workers.engines.diffusers import decode, faults

    with faults.told_apart(), torch.no_grad():
        chunk = next(chunks, None)
        return [] if chunk is None else list(decode.to_bytes(chunk, plan.width, plan.height))


def info_of(profile: Profile) -> EngineInfo:
    """What an engine with this profile says it is; free of torch."""
    return EngineInfo(
        name="diffusers",
        label=profile.label.partition(",")[0],
        digital_source_type=TRAINED,
        stages=(("planning", 0.01), ("filming", 0.99)),
        modes=profile.modes | {Mode.TEXT},
        profile=profile.name,
        traits=Traits(
            shortest=profile.limits.shortest,
            longest=profile.limits.seconds,
            shapes=shapes_of(profile.canvas),
            sound="own" if profile.family == "ltx2" else "added",
            # The sound department speaks for models that have no voice.
            speaks=profile.words.dialogue or profile.family != "ltx2",
            needs_picture=profile.needs_image,
            takes_any=tuple(sorted(profile.modes & {Mode.REMIX, Mode.EXTEND})),
            has_strength=Mode.REMIX in profile.modes,
            first_pace=profile.pace,
        ),
    )
