"""A worker for each GPU: found without torch, each with its own, and started again when it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workers import pool

TOOL = "#!/bin/sh\nprintf 'GPU 0: NVIDIA H200 (UUID: GPU-1)\\nGPU 1: NVIDIA H200 (UUID: GPU-2)\\n'\n"


class TestFindGpus:
    def test_asks_the_drivers_tool(self, tmp_path: Path) -> None:
        tool = tmp_path / "nvidia-smi"
        tool.write_text(TOOL)
        tool.chmod(0o755)
        environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
        assert pool.find_gpus(environment, proc=tmp_path / "none") == ["0", "1"]

    def test_counts_what_the_driver_lists_where_the_tool_is_missing(self, tmp_path: Path) -> None:
        for name in ("0000:17:00.0", "0000:65:00.0"):
            (tmp_path / "gpus" / name).mkdir(parents=True)
        assert pool.find_gpus({"PATH": str(tmp_path)}, proc=tmp_path / "gpus") == ["0", "1"]

    @pytest.mark.parametrize(
        ("visible", "found"),
        [("2,3", ["2", "3"]), ("GPU-ab, GPU-cd", ["GPU-ab", "GPU-cd"]), ("", []), ("1,-1,2", ["1"])],
    )
    def test_keeps_to_those_that_may_be_seen(self, visible: str, found: list[str]) -> None:
        assert pool.find_gpus({"CUDA_VISIBLE_DEVICES": visible}) == found

    def test_finds_none_where_there_is_no_driver(self, tmp_path: Path) -> None:
        assert pool.find_gpus({"PATH": str(tmp_path)}, proc=tmp_path / "none") == []


class TestSpecs:
    def test_each_worker_sees_its_own_gpu_alone(self) -> None:
        made = pool.specs(["0", "GPU-ab"], ["--engine", "diffusers"], {"HOME": "/root"})
        assert [spec.environment["CUDA_VISIBLE_DEVICES"] for spec in made] == ["0", "GPU-ab"]
        assert all(spec.command[-3:] == ["render", "--engine", "diffusers"] for spec in made)

    def test_a_worker_on_the_processor_sees_none(self) -> None:
        assert pool.specs(["cpu0"], [], {"CUDA_VISIBLE_DEVICES": "0"})[0].environment["CUDA_VISIBLE_DEVICES"] == ""


def children(pid: int) -> set[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in found}


def wait_for_others(pid: int, count: int, *, than: set[int]) -> set[int]:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        there = children(pid) - than
        if len(there) == count:
            return there
        time.sleep(0.05)
    raise TimeoutError(f"not {count} workers in time")


def test_a_pool_starts_again_what_is_killed_and_takes_all_along_when_it_ends() -> None:
    """The workers wait for a Redis that does not come, which is enough to be killed."""
    environment = os.environ | {"SORA_PREVIEWS": "false", "SORA_REDIS_URL": "unix:///nowhere.sock"}
    command = [sys.executable, "-m", "workers", "pool", "--cpu", "2"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            first = wait_for_others(process.pid, 2, than=set())
            for pid in first:
                os.kill(pid, signal.SIGKILL)
            second = wait_for_others(process.pid, 2, than=first)
            time.sleep(0.2)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=90) == 0
            assert not any(Path(f"/proc/{pid}").exists() for pid in second)
        finally:
            if process.poll() is None:
                process.kill()


def test_without_a_gpu_it_says_what_to_do(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert pool.main([]) == 1
    assert "--cpu" in capsys.readouterr().err
