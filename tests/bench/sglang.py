"""SGLang-Diffusion as a peer: `python -m tests.bench.sglang install` puts 3 GB of it in a folder of its own."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.product import free_port
from tests.machine import Part

VERSION = "0.5.23"
HOME = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sora-reflex/peers/sglang"
START_SECONDS = 1200
"""It reads half of PyPI first, and warms up."""

TORCH = ("torch==2.13.0", "torchvision==0.28.0")
NEEDS = [
    "accelerate", "addict==2.4.0", "aiohttp", "anthropic", "apache-tvm-ffi==0.1.11", "av==16.1.0", "blobfile==3.0.0",
    "cache-dit==1.5.1", "cloudpickle==3.1.2", "compressed-tensors==0.18.0", "diffusers==0.37.0", "dill", "distro",
    "easydict", "einops", "fastapi", "ftfy", "gguf", "imageio", "imageio-ffmpeg", "interegular", "IPython",
    "kernels<0.15", "llguidance<2", "mistral_common", "moviepy", "msgpack", "msgspec", "ninja", "numba==0.65.1",
    "nvidia-ml-py", "openai", "openai-harmony==0.0.4", "opencv-python-headless==4.10.0.84", "orjson",
    "outlines==0.1.11", "partial_json_parser", "pillow", "prometheus-client", "psutil", "pybase64", "pydantic",
    "python-dateutil<3", "python-multipart", "pyzmq", "regex", "remote-pdb==2.1.0", "requests",
    "scikit-image==0.25.2", "scipy", "sentencepiece", "setproctitle", "soundfile", "tiktoken", "torch_memory_saver",
    "transformers==5.19.0", "trimesh", "uvicorn", "uvloop", "watchfiles", "websockets", "xgrammar==0.2.7", "xxhash",
    "zstandard",
]  # fmt: skip
"""What its diffusers backend imports on a processor. Its own list would bring gigabytes of CUDA."""

SHIM = '''
import importlib.abc
import sys

NMS = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"


class Before(importlib.abc.MetaPathFinder):
    """torchvision's operators are built for CUDA alone; it loads without them once two of their names are known."""

    def find_spec(self, name, path=None, target=None):
        if name == "torchvision":
            sys.meta_path.remove(self)
            import torch

            sys.torchvision_names = torch.library.Library("torchvision", "DEF")
            for operator in ("nms", "qnms"):
                sys.torchvision_names.define(operator + NMS)
        return None


sys.meta_path.insert(0, Before())
'''


@dataclass(frozen=True, slots=True)
class Made:
    """One clip: seconds until it was taken, until its file was here, and of these what its pipeline took."""

    taken: float
    whole: float
    own: float


def is_installed() -> bool:
    mark = HOME / "installed"
    return mark.exists() and mark.read_text() == VERSION


def install() -> None:
    """Make its folder anew: 3 GB."""
    shutil.rmtree(HOME, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
    pip = [str(HOME / "bin/pip"), "install", "--quiet"]
    subprocess.run([*pip, TORCH[0], *NEEDS], check=True)
    subprocess.run([*pip, "--no-deps", TORCH[1], f"sglang=={VERSION}"], check=True)
    packages = next((HOME / "lib").glob("python3*/site-packages"))
    (packages / "sitecustomize.py").write_text(SHIM)
    (HOME / "installed").write_text(VERSION)


@contextmanager
def serving(pipeline: Path, folder: Path) -> Iterator[str]:
    """Serve a folder of weights on this machine alone; gives the address."""
    port = free_port()
    command = [str(HOME / "bin/sglang"), "serve", "--model-path", str(pipeline), "--backend", "diffusers"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    server = Part("sglang", command, folder / "sglang.log", lambda _: _is_healthy(address))
    server.environment = {"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": ""}
    server.start()
    try:
        deadline = time.monotonic() + START_SECONDS
        while not server.serves():
            if time.monotonic() > deadline or not Path(f"/proc/{server.pid}").exists():
                raise RuntimeError(f"SGLang does not serve:\n{(folder / 'sglang.log').read_text()[-2000:]}")
            time.sleep(0.5)
        yield address
    finally:
        server.kill()


def make(address: str, **request: Any) -> Made:
    """Ask for a clip, wait for it and fetch it, as its own client does."""
    began = time.monotonic()
    video = _call(f"{address}/v1/videos", request)
    taken = time.monotonic() - began
    while video["status"] in ("queued", "in_progress"):
        time.sleep(0.05)
        video = _call(f"{address}/v1/videos/{video['id']}")
    if video["status"] != "completed":
        raise RuntimeError(f"SGLang made no clip: {video}")
    with urllib.request.urlopen(f"{address}/v1/videos/{video['id']}/content", timeout=60) as answer:
        answer.read()
    return Made(taken, time.monotonic() - began, float(video["inference_time_s"]))


def _call(url: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
    body = json.dumps(data).encode() if data else None
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return dict(json.load(answer))


def _is_healthy(address: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=5) as answer:
        return bool(answer.status == 200)
    return False


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit("python -m tests.bench.sglang install")
    install()
