"""A transformer that comes as a GGUF file, with few bits a weight: it films, and what cannot be is said beforehand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from tests.workers.engines.diffusers.conftest import filmed
from workers.engines.diffusers.engine import DiffusersEngine
from workers.engines.diffusers.profile import Profile

MOST_OFF = 8
"""Grey values of 255 that a picture in 8 bits a weight may differ by, in the mean; noise alone differs by some 80."""


@pytest.fixture(scope="module")
def packed(folders: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny Wan transformer with its large weights in 8 bits, as llama.cpp's tools would pack it."""
    import gguf
    from diffusers import WanTransformer3DModel
    from gguf.quants import quantize

    path = tmp_path_factory.mktemp("gguf") / "tiny-Q8_0.gguf"
    kind = gguf.GGMLQuantizationType.Q8_0
    writer = gguf.GGUFWriter(path, "wan")
    for name, weight in WanTransformer3DModel.from_pretrained(folders("wan") / "transformer").state_dict().items():
        values = weight.float().numpy()
        if values.ndim == 2 and values.shape[1] % 32 == 0:
            writer.add_tensor(name, quantize(values, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def from_file(path: Path) -> dict[str, Any]:
    return {"transformer": {"folder": path.parent, "file": path.name}}


def test_it_films_nearly_what_the_whole_weights_film(
    profiles: Callable[..., Profile], engines: Callable[[str], DiffusersEngine], packed: Path
) -> None:
    engine = DiffusersEngine(profiles("wan", gguf=from_file(packed)))
    _, small, _ = filmed(engine, prompt="a fox", seed=3)
    assert engine._loaded is not None
    kinds = {type(weight).__name__ for weight in engine._loaded.pipe.transformer.parameters()}
    assert "GGUFParameter" in kinds
    _, whole, _ = filmed(engines("wan"), prompt="a fox", seed=3)
    assert len(small) == len(whole)
    assert np.abs(np.stack(small).astype(int) - np.stack(whole)).mean() < MOST_OFF


@pytest.mark.parametrize(
    ("over", "why"),
    [
        ({"quantise": {"transformer": "fp8"}}, "leave it out of `quantise`"),
        ({"loras": [{"folder": "/loras", "file": "look.safetensors"}]}, "cannot be melted into GGUF weights"),
        ({"gguf": {"vae": {"folder": "/models", "file": "vae.gguf"}}}, "transformer"),
        ({"gguf": {"transformer": {"folder": "/models", "file": "whole.safetensors"}}}, "must be a GGUF file"),
    ],
)
def test_what_cannot_be_is_said_when_the_profile_is_read(
    profiles: Callable[..., Profile], over: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        profiles("wan", **({"gguf": from_file(Path("/models/some.gguf"))} | over))


def test_of_a_repository_that_file_alone_is_fetched(profiles: Callable[..., Profile]) -> None:
    source = {"repository": "somebody/wan-gguf", "file": "wan-Q4_K_M.gguf"}
    profile = profiles("wan", gguf={"transformer": source})
    assert profile.sources[-1].files == ("wan-Q4_K_M.gguf",)
