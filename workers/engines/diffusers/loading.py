"""Brings a profile's pipeline into memory as the profile says: types, quantisation, offloading, LoRAs, compilation."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import diffusers
import torch

from workers.engines.diffusers.profile import Profile, Weights
from workers.models import hub

CLASSES = {"ltx2": "LTX2ConditionPipeline", "wan": "WanPipeline", "vace": "WanVACEPipeline"}
STAYS = ["vae", "audio_vae", "vocoder", "connectors", "duration_head", "image_encoder"]
"""Components that stay on the GPU while blocks of the large ones come and go: small, or called by parts."""
ON_DEVICE_TILES = {"tile_sample_min_num_frames": 64, "tile_sample_stride_num_frames": 48}
"""Of the LTX decoder: larger than its own default, which decodes each moment twice."""


@dataclass(slots=True)
class Loaded:
    """A pipeline in memory, and where it computes."""

    pipe: Any
    device: Any
    dtype: Any
    upsampler: Any = None

    def free_hooks(self) -> None:
        """Bring offloaded components back to where they rest: a pipeline does so itself only when all went well."""
        self.pipe.maybe_free_model_hooks()

    @property
    def transformers(self) -> list[Any]:
        parts = (getattr(self.pipe, name, None) for name in ("transformer", "transformer_2", "unet"))
        return [part for part in parts if part is not None]


def load(profile: Profile) -> Loaded:
    """Load a profile; ModelMissing where its files are not on this machine."""
    diffusers.utils.logging.set_verbosity_error()
    diffusers.utils.logging.disable_progress_bar()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    dtype = getattr(torch, profile.dtype)
    kind = getattr(diffusers, _class_of(profile))
    packed = {name: _unpacked(profile, name, dtype) for name in profile.gguf}
    pipe = kind.from_pretrained(_folder(profile.weights), dtype=dtype, local_files_only=True, **packed)
    pipe.set_progress_bar_config(disable=True)
    upsampler = _upsampler(profile, dtype) if profile.upsampler and profile.stages == 2 else None
    _schedule(pipe, profile)
    _add_loras(pipe, profile)
    _store_small(pipe, profile, dtype)
    _place(pipe, upsampler, profile, device)
    _tile(pipe, profile)
    for part in (pipe.components.get("transformer"), pipe.components.get("transformer_2")):
        if part is None:
            continue
        if profile.attention != "native":
            part.set_attention_backend(profile.attention)
        if profile.compile and device.type == "cuda":
            part.compile_repeated_blocks(fullgraph=True)
    return Loaded(pipe, device, dtype, upsampler)


def _class_of(profile: Profile) -> str:
    if profile.family == "generic":
        if not hasattr(diffusers, profile.pipeline):
            raise ValueError(f"profile {profile.name!r}: diffusers {diffusers.__version__} has no {profile.pipeline}")
        return profile.pipeline
    return "WanImageToVideoPipeline" if profile.family == "wan" and profile.needs_image else CLASSES[profile.family]


def _folder(weights: Weights) -> Path:
    folder = hub.ready(weights)
    return folder / weights.subfolder if weights.subfolder else folder


def _unpacked(profile: Profile, name: Literal["transformer", "transformer_2"], dtype: Any) -> Any:
    """A component from its GGUF file; what kind it is and how it is built stands in the pipeline's folder."""
    folder, source = _folder(profile.weights), profile.gguf[name]
    kinds = json.loads((folder / "model_index.json").read_text("utf-8"))
    kind = getattr(diffusers, (kinds.get(name) or ["", ""])[1] or "", None)
    if kind is None or not hasattr(kind, "from_single_file"):
        raise ValueError(f"profile {profile.name!r}: the {name} of its weights cannot come from a GGUF file")
    return kind.from_single_file(
        str(_folder(source) / source.file), config=str(folder), subfolder=name, local_files_only=True,
        quantization_config=diffusers.GGUFQuantizationConfig(compute_dtype=dtype), torch_dtype=dtype,
    )  # fmt: skip


def _upsampler(profile: Profile, dtype: Any) -> Any:
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    assert profile.upsampler is not None
    model = LTX2LatentUpsamplerModel.from_pretrained(_folder(profile.upsampler), dtype=dtype, local_files_only=True)
    return model.eval()


def _schedule(pipe: Any, profile: Profile) -> None:
    """The scheduler that the profile's schedule was made for."""
    kind, changes = type(pipe.scheduler), dict[str, Any]()
    if profile.family == "ltx2":
        # Distilled sigmas are meant as they are.
        changes = {"use_dynamic_shifting": False, "shift_terminal": None}
    if profile.scheduler:
        kind = getattr(diffusers, profile.scheduler)
    if profile.shift is not None:
        changes |= {"shift": profile.shift, "flow_shift": profile.shift}
    if changes or profile.scheduler:
        known = kind._get_init_keys(kind)
        changes = {key: value for key, value in changes.items() if key in known}
        pipe.scheduler = kind.from_config(pipe.scheduler.config, **changes)


def _add_loras(pipe: Any, profile: Profile) -> None:
    """Load LoRAs and melt them into the weights, which costs nothing while filming."""
    for number, lora in enumerate(profile.loras):
        name = f"lora_{number}"
        extra = {"load_into_transformer_2": True} if lora.second else {}
        pipe.load_lora_weights(_folder(lora), weight_name=lora.file, adapter_name=name, local_files_only=True, **extra)
        part = pipe.transformer_2 if lora.second else pipe.transformer
        if name not in getattr(part, "peft_config", {}):
            raise ValueError(f"profile {profile.name!r}: {lora.file} holds no LoRA for this model")
        part.set_adapters([name], [lora.scale])
        part.fuse_lora(adapter_names=[name])
        part.unload_lora()


def _store_small(pipe: Any, profile: Profile, dtype: Any) -> None:
    """Keep the weights of some components in 8 bits; they are widened layer by layer as they are used."""
    from diffusers.hooks import apply_layerwise_casting

    for name in profile.quantise:
        part = pipe.components.get(name)
        if part is None:
            raise ValueError(f"profile {profile.name!r} quantises {name!r}, but the pipeline has no such component")
        storage = torch.float8_e4m3fn
        if hasattr(part, "enable_layerwise_casting"):
            part.enable_layerwise_casting(storage_dtype=storage, compute_dtype=dtype)
        else:
            apply_layerwise_casting(
                part, storage, dtype, skip_modules_pattern=("embed", "norm", "shared", "lm_head", "vision", "position")
            )


def _place(pipe: Any, upsampler: Any, profile: Profile, device: Any) -> None:
    """Onto the GPU, or ready to go there in parts. On a CPU everything is where it is used."""
    if upsampler is not None:
        upsampler.to(device)
    if device.type == "cpu":
        return
    if profile.offload == "none":
        pipe.to(device)
    elif profile.offload == "model":
        pipe.enable_model_cpu_offload(device=device)
    else:
        stays = [name for name in STAYS if pipe.components.get(name) is not None]
        pipe.enable_group_offload(
            onload_device=device, offload_device=torch.device("cpu"), offload_type="block_level",
            num_blocks_per_group=1, use_stream=True, low_cpu_mem_usage=True, exclude_modules=stays,
        )  # fmt: skip


def _tile(pipe: Any, profile: Profile) -> None:
    vae = pipe.components.get("vae")
    if vae is None or not profile.tiling or not hasattr(vae, "enable_tiling"):
        return
    if profile.family == "ltx2":
        vae.enable_tiling(**ON_DEVICE_TILES)
        vae.use_framewise_encoding = vae.use_framewise_decoding = True
    else:
        vae.enable_tiling()
