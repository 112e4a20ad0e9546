"""Builds tiny diffusers pipelines with random weights, on this machine and without a hub: real classes, small sizes."""

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast

LTX_LATENTS, WAN_LATENTS = 8, 16


def _byte_tokenizer(specials: list[str], template: str, **names: Any) -> Any:
    """Byte-level BPE without merges: any text can be encoded, by some 260 tokens."""
    vocabulary = {token: i for i, token in enumerate(specials + sorted(pre_tokenizers.ByteLevel.alphabet()))}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    marks = [(mark, vocabulary[mark]) for mark in specials if mark in template]
    tokenizer.post_processor = processors.TemplateProcessing(single=template, special_tokens=marks)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<pad>", unk_token="<unk>", **names)


def _gemma(tokenizer: Any) -> Any:
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration, Gemma3TextConfig, SiglipVisionConfig

    text = Gemma3TextConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=1, head_dim=8, max_position_embeddings=2048, sliding_window=512,
        pad_token_id=tokenizer.pad_token_id, bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
    )  # fmt: skip
    vision = SiglipVisionConfig(
        hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, image_size=28, patch_size=14
    )
    return Gemma3ForConditionalGeneration(
        Gemma3Config(
            text_config=text.to_dict(), vision_config=vision.to_dict(), mm_tokens_per_image=4,
            image_token_index=3, boi_token_index=2, eoi_token_index=1,
        )
    ).eval()  # fmt: skip


def _ltx_sound() -> tuple[Any, Any]:
    from diffusers import AutoencoderKLLTX2Audio
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

    audio = AutoencoderKLLTX2Audio(
        base_channels=32, ch_mult=(1, 1, 1), num_res_blocks=1, resolution=64, latent_channels=2, mel_bins=64
    )
    vocoder = LTX2Vocoder(in_channels=2 * 64, hidden_channels=32, resnet_kernel_sizes=[3], resnet_dilations=[[1, 3, 5]])
    return audio.eval(), vocoder.eval()


def _ltx_transformer(hidden: int, audio_channels: int) -> Any:
    from diffusers import LTX2VideoTransformer3DModel

    return LTX2VideoTransformer3DModel(
        in_channels=LTX_LATENTS, out_channels=LTX_LATENTS, num_attention_heads=2, attention_head_dim=16,
        cross_attention_dim=32, audio_in_channels=audio_channels, audio_out_channels=audio_channels,
        audio_num_attention_heads=2, audio_attention_head_dim=8, audio_cross_attention_dim=16, num_layers=2,
        caption_channels=hidden, rope_type="split", rope_double_precision=False,
    ).eval()  # fmt: skip


def ltx(folder: Path) -> Path:
    """An LTX-2 pipeline: picture and sound together, with the latent upsampler of the second stage."""
    from diffusers import AutoencoderKLLTX2Video, FlowMatchEulerDiscreteScheduler, LTX2Pipeline
    from diffusers.pipelines.ltx2 import LTX2TextConnectors
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    torch.manual_seed(0)
    tokenizer = _byte_tokenizer(
        ["<pad>", "<eos>", "<bos>", "<unk>"], "<bos> $A", bos_token="<bos>", eos_token="<eos>",
        model_max_length=1024, padding_side="left",
    )  # fmt: skip
    text = _gemma(tokenizer)
    hidden, layers = text.config.text_config.hidden_size, text.config.text_config.num_hidden_layers
    vae = AutoencoderKLLTX2Video(
        latent_channels=LTX_LATENTS, block_out_channels=(4, 8, 16, 32), decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1,) * 5, decoder_layers_per_block=(1,) * 4, upsample_residual=(True,) * 3, patch_size=4,
        patch_size_t=1, spatial_compression_ratio=32, temporal_compression_ratio=8,
        decoder_spatial_padding_mode="zeros",
    ).eval()  # fmt: skip
    audio, vocoder = _ltx_sound()
    connectors = LTX2TextConnectors(
        caption_channels=hidden, text_proj_in_factor=layers + 1, video_connector_num_attention_heads=2,
        video_connector_attention_head_dim=8, video_connector_num_layers=1, video_connector_num_learnable_registers=8,
        audio_connector_num_attention_heads=2, audio_connector_attention_head_dim=8, audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=8, rope_type="split", rope_double_precision=False,
    ).eval()  # fmt: skip
    scheduler = FlowMatchEulerDiscreteScheduler(
        use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024, max_image_seq_len=4096,
        shift_terminal=0.1,
    )  # fmt: skip
    LTX2Pipeline(
        scheduler=scheduler, vae=vae, audio_vae=audio, text_encoder=text, tokenizer=tokenizer, connectors=connectors,
        transformer=_ltx_transformer(hidden, 2 * (64 // audio.mel_compression_ratio)), vocoder=vocoder,
    ).save_pretrained(folder)  # fmt: skip
    LTX2LatentUpsamplerModel(in_channels=LTX_LATENTS, mid_channels=32, num_blocks_per_stage=1).eval().save_pretrained(
        folder / "latent_upsampler"
    )
    return folder


def _wan_parts(channels: int, **extra: Any) -> dict[str, Any]:
    from diffusers import AutoencoderKLWan, UniPCMultistepScheduler
    from transformers import UMT5Config, UMT5EncoderModel

    torch.manual_seed(0)
    tokenizer = _byte_tokenizer(["<pad>", "</s>", "<unk>"], "$A </s>", eos_token="</s>", model_max_length=512)
    text = UMT5EncoderModel(
        UMT5Config(
            vocab_size=len(tokenizer), d_model=32, d_kv=8, d_ff=37, num_layers=2, num_heads=4, pad_token_id=0,
            eos_token_id=1, decoder_start_token_id=0,
        )
    )  # fmt: skip
    vae = AutoencoderKLWan(
        base_dim=4, z_dim=WAN_LATENTS, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    scheduler = UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    return {"tokenizer": tokenizer, "text_encoder": text.eval(), "vae": vae.eval(), "scheduler": scheduler} | extra


def _wan_transformer(channels: int, **extra: Any) -> Any:
    from diffusers import WanTransformer3DModel, WanVACETransformer3DModel

    kind = WanVACETransformer3DModel if "vace_layers" in extra else WanTransformer3DModel
    return kind(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=channels,
        out_channels=WAN_LATENTS, text_dim=32, freq_dim=64, ffn_dim=32, num_layers=2, cross_attn_norm=True,
        qk_norm="rms_norm_across_heads", rope_max_seq_len=256, **extra,
    ).eval()  # fmt: skip


def wan(folder: Path) -> Path:
    """Wan from text: one transformer, and remixes."""
    from diffusers import WanPipeline

    parts = _wan_parts(WAN_LATENTS)
    WanPipeline(transformer=_wan_transformer(WAN_LATENTS), **parts).save_pretrained(folder)
    return folder


def wan_experts(folder: Path) -> Path:
    """Wan from text with two experts, as A14B has them."""
    from diffusers import WanPipeline

    experts = {name: _wan_transformer(WAN_LATENTS) for name in ("transformer", "transformer_2")}
    WanPipeline(**experts, **_wan_parts(WAN_LATENTS, boundary_ratio=0.875)).save_pretrained(folder)
    return folder


def wan_image(folder: Path) -> Path:
    """Wan from pictures: two experts, first and last picture."""
    from diffusers import WanImageToVideoPipeline

    parts = _wan_parts(36, image_encoder=None, image_processor=None, boundary_ratio=0.875)
    WanImageToVideoPipeline(
        transformer=_wan_transformer(36), transformer_2=_wan_transformer(36), **parts
    ).save_pretrained(folder)
    return folder


def vace(folder: Path) -> Path:
    """Wan VACE: reference pictures."""
    from diffusers import WanVACEPipeline

    parts = _wan_parts(WAN_LATENTS)
    transformer = _wan_transformer(WAN_LATENTS, vace_layers=[0], vace_in_channels=96)
    WanVACEPipeline(transformer=transformer, **parts).save_pretrained(folder)
    return folder
