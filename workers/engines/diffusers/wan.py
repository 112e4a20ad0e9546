"""Wan 2.x and Wan VACE: silent picture from prompts, pictures, references and re-noised latents."""

from typing import Any

import torch
from PIL import Image

from workers.engines.diffusers import decode, media
from workers.engines.diffusers.family import Prompts, call, negative_of
from workers.engines.diffusers.loading import Loaded
from workers.engines.diffusers.take import Footage, Take

EMBEDS = ("prompt_embeds", "negative_prompt_embeds")
SHARED = ("tokenizer", "text_encoder", "vae", "scheduler", "transformer")
GREY, MADE, KEPT = (128, 128, 128), 255, 0
"""What VACE is shown where there is nothing to see, and its mask where it makes a picture and where it keeps one."""


class _Wan:
    """What both kinds of Wan share."""

    def __init__(self, loaded: Loaded, prompts: Prompts) -> None:
        self._loaded, self._pipe, self._prompts = loaded, loaded.pipe, prompts

    def _common(self, take: Take, frames: int) -> dict[str, Any]:
        """Arguments that every call has."""
        profile, (width, height) = take.profile, take.canvas
        given = self._prompts.get(self._pipe, take.plan.caption, negative_of(profile), EMBEDS)
        take.progress.to("text", 1.0)
        take.progress.steps = profile.steps
        if profile.guidance_2 is not None and self._pipe.config.get("boundary_ratio") is not None:
            given["guidance_scale_2"] = profile.guidance_2
        return {
            "width": width, "height": height, "num_frames": frames, "num_inference_steps": profile.steps,
            "guidance_scale": profile.guidance, "generator": take.generator, **profile.arguments, **given,
        }  # fmt: skip

    def _before(self, take: Take, count: int) -> media.Clip:
        """The last frames of the clip that goes on."""
        assert take.request.source is not None
        width, height = take.canvas
        return media.clip(take.request.source, width, height, take.plan.fps, last=count)


class Wan(_Wan):
    """Films with `WanPipeline`, and with its sisters for pictures and clips, over the same weights."""

    def film(self, take: Take) -> Footage:
        request, (width, height) = take.request, take.canvas
        if request.parent and request.source:
            return Footage(decode.wan(self._pipe.vae, self._remixed(take)))
        skip, first = 0, None
        if request.extends and request.source:
            skip, first = 1, Image.fromarray(self._before(take, 1)[-1])
        elif request.first_image:
            first = media.picture(request.first_image, width, height)
        multiple = take.profile.limits.multiple
        frames = -(-(skip + take.count - 1) // multiple) * multiple + 1
        arguments = self._common(take, frames)
        pipe = self._pipe
        if first is not None:
            pipe, arguments["image"] = self._from_pictures(), first
            if request.last_image:
                arguments["last_image"] = media.picture(request.last_image, width, height)
        latents = call(pipe, take.progress, **arguments)[0]
        return Footage(decode.wan(self._pipe.vae, latents), skip)

    def _from_pictures(self) -> Any:
        """The pipeline that begins with a picture: this one, or its sister over the same weights."""
        from diffusers import WanImageToVideoPipeline

        pipe = self._pipe
        if isinstance(pipe, WanImageToVideoPipeline):
            return pipe
        parts = {name: getattr(pipe, name) for name in (*SHARED, "transformer_2")}
        sister = WanImageToVideoPipeline(
            **parts, image_encoder=None, image_processor=None, boundary_ratio=pipe.config.get("boundary_ratio"),
            expand_timesteps=bool(pipe.config.get("expand_timesteps")),
        )  # fmt: skip
        sister.set_progress_bar_config(disable=True)
        return sister

    def _remixed(self, take: Take) -> Any:
        """Film from the source's latents, noised as far as the remix may go from them."""
        from diffusers import WanVideoToVideoPipeline

        request, (width, height) = take.request, take.canvas
        assert request.source is not None
        arguments = self._common(take, take.frames)
        steps = take.profile.steps
        strength = min(1.0, max(request.strength, 1 / steps + 1e-6))
        take.progress.steps = min(int(steps * strength), steps)
        frames = media.clip(request.source, width, height, take.plan.fps, first=take.frames)
        latents = self._noised(take, media.fit_length(frames, take.frames), strength)
        parts = {name: getattr(self._pipe, name) for name in SHARED}
        if getattr(self._pipe, "transformer_2", None) is not None:
            parts["transformer"] = Experts(self._pipe)
        sister = WanVideoToVideoPipeline(**parts)
        sister.set_progress_bar_config(disable=True)
        del arguments["num_frames"]
        arguments.pop("guidance_scale_2", None)
        return call(sister, take.progress, latents=latents, strength=strength, **arguments)[0]

    def _noised(self, take: Take, frames: media.Clip, strength: float) -> Any:
        vae, scheduler = self._pipe.vae, self._pipe.scheduler
        device = self._pipe._execution_device
        pixels = torch.from_numpy(frames).permute(3, 0, 1, 2)[None].to(device).to(vae.dtype).div_(127.5).sub_(1)
        latents = vae.encode(pixels).latent_dist.mode().float()
        mean = torch.tensor(vae.config.latents_mean).view(1, -1, 1, 1, 1).to(latents)
        deviation = torch.tensor(vae.config.latents_std).view(1, -1, 1, 1, 1).to(latents)
        latents = (latents - mean) / deviation
        noise = torch.randn(latents.shape, generator=take.generator).to(latents)
        steps = take.profile.steps
        scheduler.set_timesteps(steps, device=device)
        start = max(steps - min(int(steps * strength), steps), 0)
        moment = scheduler.timesteps[start * scheduler.order :][:1]
        if hasattr(scheduler, "add_noise"):
            return scheduler.add_noise(latents, noise, moment)
        return scheduler.scale_noise(latents, moment, noise)


class Experts:
    """The two transformers of Wan A14B in the place of one, for a pipeline that knows of one: each films the noise that
    it was trained for. It is no module: where its parts compute is not its matter."""

    def __init__(self, pipe: Any) -> None:
        self._first, self._second = pipe.transformer, pipe.transformer_2
        self._boundary = float(pipe.config.boundary_ratio) * pipe.scheduler.config.num_train_timesteps
        self.config, self.dtype = pipe.transformer.config, pipe.transformer.dtype

    def __call__(self, *, timestep: Any, **values: Any) -> Any:
        part = self._first if float(timestep.flatten()[0]) >= self._boundary else self._second
        return part(timestep=timestep, **values)


class Vace(_Wan):
    """Films with `WanVACEPipeline`: references, and pictures or a clip's end held in place by a mask."""

    def film(self, take: Take) -> Footage:
        request, (width, height) = take.request, take.canvas
        held: dict[int, Image.Image] = {}
        skip = 0
        if request.extends and request.source:
            before = self._before(take, take.context)
            skip = len(before)
            held = {i: Image.fromarray(frame) for i, frame in enumerate(before)}
        elif request.first_image:
            held[0] = media.picture(request.first_image, width, height)
        multiple = take.profile.limits.multiple
        frames = -(-(skip + take.count - 1) // multiple) * multiple + 1
        if request.last_image:
            held[skip + take.count - 1] = media.picture(request.last_image, width, height)
        arguments = self._common(take, frames)
        if held:
            blank = Image.new("RGB", (width, height), GREY)
            arguments["video"] = [held.get(i, blank) for i in range(frames)]
            made, kept = (Image.new("L", (width, height), shade) for shade in (MADE, KEPT))
            arguments["mask"] = [kept if i in held else made for i in range(frames)]
        references = [media.whole_picture(data) for data in request.references]
        if references:
            arguments["reference_images"] = references
        latents = call(self._pipe, take.progress, **arguments)[0][:, :, len(references) :]
        return Footage(decode.wan(self._pipe.vae, latents), skip)
