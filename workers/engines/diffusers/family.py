"""What all families share: prompts encoded once, steps counted, hooks that hear a cancel, arguments of a call."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from workers.engines.diffusers.loading import Loaded
from workers.engines.diffusers.profile import Profile
from workers.engines.diffusers.progress import Progress
from workers.engines.diffusers.take import Footage, Take

KEPT_PROMPTS = 8
"""A few megabytes each; the four variations of a request have the same one."""


class Family(Protocol):
    """One kind of pipeline."""

    def film(self, take: Take) -> Footage:
        """Denoise; decoding is left to whoever reads the footage."""
        ...


class Prompts:
    """Encoded prompts, the latest ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], dict[str, Any]] = OrderedDict()
        self.encoded = 0

    def get(self, pipe: Any, prompt: str, negative: str | None, names: tuple[str, ...]) -> dict[str, Any]:
        """A prompt as arguments of the pipeline's call; `names` are those of what `encode_prompt` gives, in order."""
        key = (prompt, negative, names)
        if key not in self._kept:
            guided = negative is not None
            values = pipe.encode_prompt(
                prompt=prompt, negative_prompt=negative or "", do_classifier_free_guidance=guided
            )
            self._kept[key] = {
                name: value.cpu() for name, value in zip(names, values, strict=True) if value is not None
            }
            self.encoded += 1
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT_PROMPTS:
            self._kept.popitem(last=False)
        device = pipe._execution_device
        return {name: value.to(device) for name, value in self._kept[key].items()}


def call(pipe: Any, progress: Progress, **arguments: Any) -> Any:
    """Call a pipeline for latents. Whatever ends it early, what was offloaded goes back to where it rests."""

    return pipe(output_type="latent", return_dict=False, callback_on_step_end=counting(progress), **arguments)


def counting(progress: Progress) -> Callable[..., dict[str, Any]]:
    """What a pipeline calls after each step."""

    def stepped(_pipe: Any, _step: int, _time: Any, values: dict[str, Any]) -> dict[str, Any]:
        progress.step()
        return values

    return stepped


@contextmanager
def listening(loaded: Loaded, progress: Progress) -> Iterator[None]:
    """Ask before each pass of a large part whether the film is still wanted: some pipelines have no callback."""
    parts = [*loaded.transformers, getattr(loaded.pipe, "text_encoder", None)]

    def heard(*_: Any) -> None:
        progress.beat()

    hooks = [part.register_forward_pre_hook(heard) for part in parts if part is not None]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def negative_of(profile: Profile) -> str | None:
    """What to avoid; None where the model is not guided and would never read it."""
    return profile.words.negative if max(profile.guidance, profile.guidance_2 or 0.0) > 1 else None
