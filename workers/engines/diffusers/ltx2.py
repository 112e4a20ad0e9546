"""LTX-2.x: picture, sound and speech from one transformer; pictures, clips and re-noised latents to start from."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch

from workers.engines.base import SAMPLE_RATE, Audio
from workers.engines.diffusers import decode, media, mel
from workers.engines.diffusers.family import Prompts, call, negative_of
from workers.engines.diffusers.loading import Loaded
from workers.engines.diffusers.take import Footage, Take

EMBEDS = ("prompt_embeds", "prompt_attention_mask", "negative_prompt_embeds", "negative_prompt_attention_mask")
UNGUIDED = {
    "stg_scale": 0.0, "audio_stg_scale": 0.0, "modality_scale": 1.0, "audio_modality_scale": 1.0,
    "guidance_rescale": 0.0, "audio_guidance_rescale": 0.0,
}  # fmt: skip
"""The pipeline's own defaults pass the transformer four times a step; distilled weights want none of that."""
TIMESTEPS = 1000.0
"""A timestep of the pipeline is a sigma times this."""


class Ltx2:
    """Films with `LTX2ConditionPipeline`, in one stage or two."""

    def __init__(self, loaded: Loaded, prompts: Prompts) -> None:
        self._loaded, self._pipe, self._prompts = loaded, loaded.pipe, prompts

    def film(self, take: Take) -> Footage:
        request = take.request
        if request.parent and request.source:
            latents, audio, skip = *self._remixed(take), 0
        else:
            latents, audio, skip = self._filmed(take)
        return Footage(decode.ltx(self._pipe.vae, latents), skip, self._heard(audio, take, skip))

    def _filmed(self, take: Take) -> tuple[Any, Any, int]:
        """Film from noise, held by pictures or by the end of a clip."""
        request, (width, height) = take.request, take.canvas
        context = self._context(take) if request.extends and request.source else None
        skip = len(context) if context is not None else 0
        multiple = take.profile.limits.multiple
        frames = -(-(skip + take.count - 1) // multiple) * multiple + 1
        heard = mel.tail(media.sound(request.source), skip / take.plan.fps) if skip and request.source else None
        two = take.profile.stages == 2
        take.progress.steps = take.profile.most_steps
        shrink = 2 if two else 1
        with self._going_on(heard, skip / take.plan.fps):
            latents, audio = self._call(
                take,
                width // shrink,
                height // shrink,
                frames,
                take.profile.sigmas,
                conditions=self._held(take, context),
            )
            if two:
                latents = self._enlarged(latents)
                latents, audio = self._call(
                    take, width, height, frames, take.profile.sigmas_2, conditions=self._held(take, context),
                    latents=latents, audio_latents=audio, noise_scale=take.profile.sigmas_2[0],
                )  # fmt: skip
        if not skip and request.last_image and not request.first_image:
            skip = frames - take.count  # what is too much goes where no picture is held
        return latents, audio, skip

    def _remixed(self, take: Take) -> tuple[Any, Any]:
        """Film from the source's own latents, with as much noise as the remix may change."""
        request, (width, height) = take.request, take.canvas
        assert request.source is not None
        strength = request.strength
        sigmas = (strength, *(sigma for sigma in take.profile.sigmas if sigma < strength - 1e-3))
        take.progress.steps = len(sigmas)
        frames = media.clip(request.source, width, height, take.plan.fps, first=take.frames)
        latents = self._seen(media.fit_length(frames, take.frames))
        audio = self._audio_latents(media.sound(request.source), take.frames / take.plan.fps)
        return self._call(
            take, width, height, take.frames, sigmas, conditions=self._held(take, None),
            latents=latents, audio_latents=audio, noise_scale=strength,
        )  # fmt: skip

    def _call(self, take: Take, width: int, height: int, frames: int, sigmas: Any, **more: Any) -> tuple[Any, Any]:
        guidance = take.profile.guidance
        given = self._prompts.get(self._pipe, take.plan.caption, negative_of(take.profile), EMBEDS)
        take.progress.to("text", 1.0)
        latents, audio = call(
            self._pipe, take.progress, width=width, height=height, num_frames=frames, frame_rate=float(take.plan.fps),
            sigmas=list(sigmas), guidance_scale=guidance, audio_guidance_scale=guidance, generator=take.generator,
            **{**UNGUIDED, **take.profile.arguments}, **given, **more,
        )  # fmt: skip
        return latents, audio

    def _held(self, take: Take, context: media.Clip | None) -> list[Any]:
        """What the film is held to, each at its moment; the pipeline counts moments in latents."""
        from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

        request, (width, height) = take.request, take.canvas
        held = []
        if context is not None:
            held.append(LTX2VideoCondition(frames=context, index=0, strength=1.0))
        elif request.first_image:
            held.append(LTX2VideoCondition(frames=media.picture(request.first_image, width, height), index=0))
        if request.last_image:
            held.append(LTX2VideoCondition(frames=media.picture(request.last_image, width, height), index=-1))
        return held

    def _context(self, take: Take) -> media.Clip:
        """The end of the source, as many frames as the model films; of a shorter one what there is."""
        assert take.request.source is not None
        width, height = take.canvas
        frames = media.clip(take.request.source, width, height, take.plan.fps, last=take.context)
        multiple = take.profile.limits.multiple
        return frames[-((len(frames) - 1) // multiple * multiple + 1) :]

    def _enlarged(self, latents: Any) -> Any:
        from diffusers import LTX2LatentUpsamplePipeline

        upsample = LTX2LatentUpsamplePipeline(vae=self._pipe.vae, latent_upsampler=self._loaded.upsampler)
        enlarged = upsample(latents=latents, latents_normalized=False, output_type="latent", return_dict=False)[0]
        return enlarged.to(latents.dtype)

    def _seen(self, frames: media.Clip) -> Any:
        """The latents of a clip."""
        pixels = torch.from_numpy(frames).permute(3, 0, 1, 2)[None]
        pixels = pixels.to(self._loaded.device).to(self._pipe.vae.dtype).div_(127.5).sub_(1)
        return self._pipe.vae.encode(pixels).latent_dist.mode().float()

    def _audio_latents(self, audio: Audio, seconds: float) -> Any:
        """The latents of a sound: (1, channels, moments, bins), as many moments as a film of this length has."""
        pipe = self._pipe
        rate = pipe.audio_sampling_rate / pipe.audio_hop_length / float(pipe.audio_vae_temporal_compression_ratio)
        moments = round(seconds * rate)
        samples = np.zeros((2, round(seconds * SAMPLE_RATE)), np.float32)
        samples[:, : audio.shape[1]] = audio[:, : samples.shape[1]]
        bins = mel.spectrogram(samples, pipe.audio_sampling_rate, pipe.audio_hop_length, pipe.audio_mel_bins)
        given = torch.from_numpy(bins)[None].to(self._loaded.device, pipe.audio_vae.dtype)
        latents = pipe.audio_vae.encode(given).latent_dist.mode().float()
        if latents.shape[2] < moments:
            latents = torch.nn.functional.pad(latents, (0, 0, 0, moments - latents.shape[2]))
        return latents[:, :, :moments]

    @contextmanager
    def _going_on(self, heard: Audio | None, seconds: float) -> Iterator[None]:
        """Keep the sound's beginning to what was heard before, so that the rest goes on from it.

        At every pass the transformer is given what was heard with that pass's noise, in place of its own beginning.
        """
        if heard is None or not heard.any():
            yield
            return
        pipe = self._pipe
        packed = pipe._pack_audio_latents(self._audio_latents(heard, seconds))
        clean = pipe._normalize_audio_latents(packed, pipe.audio_vae.latents_mean, pipe.audio_vae.latents_std)
        noise = torch.randn(clean.shape, generator=torch.Generator("cpu").manual_seed(0)).to(clean)

        def replace(_module: Any, args: Any, values: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
            own = values["audio_hidden_states"].clone()
            sigma = values["audio_timestep"].float().flatten()[0] / TIMESTEPS
            length = min(own.shape[1], clean.shape[1])
            own[:, :length] = ((1 - sigma) * clean + sigma * noise)[:, :length].to(own.dtype)
            return args, {**values, "audio_hidden_states": own}

        hook = pipe.transformer.register_forward_pre_hook(replace, with_kwargs=True)
        try:
            yield
        finally:
            hook.remove()

    def _heard(self, latents: Any, take: Take, skip: int) -> Audio:
        """The model's sound from the film's first frame on, at the product's rate."""
        pipe = self._pipe
        spectrum = pipe.audio_vae.decode(latents.to(pipe.audio_vae.dtype), return_dict=False)[0]
        wave = pipe.vocoder(spectrum)[0].float().cpu().numpy()
        audio = mel.resampled(wave, int(pipe.vocoder.config.output_sampling_rate))
        start = round(skip / take.plan.fps * SAMPLE_RATE)
        return mel.fitted(audio[:, start:], take.count / take.plan.fps)
