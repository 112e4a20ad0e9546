"""From latents to frames, a few at a time: no more than a chunk of the clip is ever in floats."""

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np
import torch

from workers.engines.base import Frame

CHUNK = 16
"""Frames that are turned into bytes at once."""


def to_bytes(chunk: Any, width: int, height: int) -> Iterator[Frame]:
    """A chunk of pictures, -1 to 1, as frames of a size: filled, cut around the middle, rounded."""
    for part in chunk.split(CHUNK):
        part = part.float()
        high, wide = part.shape[-2:]
        if (wide, high) != (width, height):
            scale = max(width / wide, height / high)
            size = (max(height, round(high * scale)), max(width, round(wide * scale)))
            part = torch.nn.functional.interpolate(part, size=size, mode="bicubic", antialias=True, align_corners=False)
            top, left = (size[0] - height) // 2, (size[1] - width) // 2
            part = part[:, :, top : top + height, left : left + width]
        part = part.add(1).mul_(127.5).round_().clamp_(0, 255).to(torch.uint8)
        pixels = part.permute(0, 2, 3, 1).contiguous().cpu().numpy()
        yield from (np.ascontiguousarray(frame) for frame in pixels)


def wan(vae: Any, latents: Any) -> Generator[Any, None, None]:
    """Decode Wan's latents moment by moment: its decoder remembers what came before, so it needs no more at once."""
    mean = torch.tensor(vae.config.latents_mean).view(1, -1, 1, 1, 1).to(latents)
    deviation = torch.tensor(vae.config.latents_std).view(1, -1, 1, 1, 1).to(latents)
    latents = (latents * deviation + mean).to(vae.dtype)
    if vae.use_tiling:
        yield vae.decode(latents, return_dict=False)[0][0].transpose(0, 1)
        return
    _to_device(vae)
    vae.clear_cache()
    try:
        hidden = vae.post_quant_conv(latents)
        for i in range(hidden.shape[2]):
            vae._conv_idx = [0]
            first = {"first_chunk": True} if i == 0 else {}
            out = vae.decoder(hidden[:, :, i : i + 1], feat_cache=vae._feat_map, feat_idx=vae._conv_idx, **first)
            if vae.config.patch_size is not None:
                out = _unpatched(out, vae.config.patch_size)
            yield out.clamp(-1, 1)[0].transpose(0, 1)
    finally:
        vae.clear_cache()


def ltx(vae: Any, latents: Any) -> Generator[Any, None, None]:
    """Decode LTX's latents in windows of time that overlap, each faded into the next as its own tiling does."""
    latents = latents.to(vae.dtype)
    moment = torch.zeros(1, dtype=latents.dtype, device=latents.device) if vae.config.timestep_conditioning else None
    ratio = vae.temporal_compression_ratio
    window, stride = vae.tile_sample_min_num_frames // ratio, vae.tile_sample_stride_num_frames // ratio
    if not vae.use_framewise_decoding or latents.shape[2] <= window:
        yield vae.decode(latents, moment, return_dict=False)[0][0].transpose(0, 1)
        return
    # Windows of time are made here, one by one; within each the decoder tiles its picture as it likes.
    total, given = (latents.shape[2] - 1) * ratio + 1, 0
    fade, before = (window - stride) * ratio, None
    vae.use_framewise_decoding = False
    try:
        for start in range(0, latents.shape[2], stride):
            piece = vae.decode(latents[:, :, start : start + window + 1].clone(), moment, return_dict=False)[0]
            if start:
                piece = vae.blend_t(before, piece[:, :, :-1], fade)
            keep = min(stride * ratio + (0 if start else 1), total - given)
            if keep <= 0:
                return
            yield piece[0, :, :keep].transpose(0, 1)
            given, before = given + min(keep, piece.shape[2]), piece
    finally:
        vae.use_framewise_decoding = True


def _unpatched(out: Any, size: int) -> Any:
    from diffusers.models.autoencoders.autoencoder_kl_wan import unpatchify

    return unpatchify(out, patch_size=size)


def _to_device(vae: Any) -> None:
    """Parts of a decoder are called here, which no offloading hook sees: bring it to the device by its own hook."""
    hook = getattr(vae, "_hf_hook", None)
    if hook is not None and hasattr(hook, "pre_forward"):
        hook.pre_forward(vae)
