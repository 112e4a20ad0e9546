"""Any other pipeline of diffusers whose call fits: what its arguments are called stands in the profile."""

import inspect
from collections.abc import Generator
from typing import Any

from workers.engines.diffusers import media
from workers.engines.diffusers.family import Prompts, counting, negative_of
from workers.engines.diffusers.loading import Loaded
from workers.engines.diffusers.take import Footage, Take

NAMES = {
    "prompt": "prompt", "negative": "negative_prompt", "width": "width", "height": "height", "frames": "num_frames",
    "steps": "num_inference_steps", "guidance": "guidance_scale", "image": "image", "last_image": "last_image",
    "fps": "frame_rate", "generator": "generator",
}  # fmt: skip
"""What a call usually names these; a profile's `names` says where its pipeline differs, and "" leaves one out."""


class Generic:
    """Films with whatever pipeline the profile names, and takes its decoded pictures."""

    def __init__(self, loaded: Loaded, prompts: Prompts) -> None:  # noqa: ARG002
        self._pipe = loaded.pipe

    def film(self, take: Take) -> Footage:
        profile, request, (width, height) = take.profile, take.request, take.canvas
        values: dict[str, Any] = {
            "prompt": take.plan.caption, "width": width, "height": height, "frames": take.frames,
            "steps": profile.steps, "guidance": profile.guidance, "fps": take.plan.fps, "generator": take.generator,
        }  # fmt: skip
        if (negative := negative_of(profile)) is not None:
            values["negative"] = negative
        skip = 0
        if request.extends and request.source:
            from PIL import Image

            skip = 1
            values["image"] = Image.fromarray(media.clip(request.source, width, height, take.plan.fps, last=1)[-1])
            values["frames"] = -(-take.count // profile.limits.multiple) * profile.limits.multiple + 1
        elif request.first_image:
            values["image"] = media.picture(request.first_image, width, height)
        if request.last_image:
            values["last_image"] = media.picture(request.last_image, width, height)
        names = NAMES | profile.names
        known = inspect.signature(type(self._pipe).__call__).parameters
        arguments = {names[key]: value for key, value in values.items() if names[key] in known}
        if "callback_on_step_end" in known:
            arguments["callback_on_step_end"] = counting(take.progress)
        take.progress.to("text", 1.0)
        take.progress.steps = profile.steps
        out = self._pipe(**arguments, **profile.arguments, output_type="pt", return_dict=False)[0]
        return Footage(_pictures(out), skip)


def _pictures(out: Any) -> Generator[Any, None, None]:
    """Decoded pictures, 0 to 1, in pieces of -1 to 1."""
    clip = out[0] if isinstance(out, (list, tuple)) else out
    clip = clip[0] if clip.ndim == 5 else clip
    for piece in clip.split(16):
        yield piece * 2 - 1
