"""The installer takes what a start needs, and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

from sora_reflex.ops import install
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch):
    monkeypatch.setattr(install, "sees_gpu", lambda: False)
    monkeypatch.setattr(install, "engine_setting", lambda: "animatic")


def names(purpose: str) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in install.requirement_files(purpose)]


def test_a_start_without_a_gpu_needs_no_torch():
    assert names("run") == ["requirements.txt"]


def test_a_visible_gpu_brings_torch(monkeypatch):
    monkeypatch.setattr(install, "sees_gpu", lambda: True)
    assert names("run") == ["requirements.txt", "workers/requirements.txt"]


def test_a_diffusers_engine_brings_torch(monkeypatch):
    monkeypatch.setattr(install, "engine_setting", lambda: "diffusers:wan-tiny")
    assert names("run") == ["requirements.txt", "workers/requirements.txt"]


def test_tests_need_everything():
    assert names("test") == ["requirements.txt", "workers/requirements.txt", "tests/requirements.txt"]


def test_the_top_level_file_includes_the_others():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("-r ")] == [
        "-r workers/requirements.txt",
        "-r tests/requirements.txt",
    ]


def test_it_runs_on_a_bare_python():
    """Before anything is installed there is only the standard library."""
    bare = subprocess.run(
        [sys.executable, "-S", "-I", str(ROOT / "sora_reflex/ops/install.py"), "sideways"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert bare.returncode == 2
    assert "usage" in bare.stderr


def test_a_step_that_fails_shows_the_whole_output(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setattr(install, "LOG", tmp_path / "log")
    with pytest.raises(install.StepFailed):
        install.run_logged([sys.executable, "-c", "print('the reason'); raise SystemExit(1)"])
    assert "the reason" in capsys.readouterr().err


def test_an_old_python_is_told_kindly(tmp_path: Path):
    """A stand-in for an interpreter that is too old, on a PATH without any other."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    found = subprocess.run(
        ["/bin/sh", str(ROOT / "sora_reflex/ops/find_python.sh")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert "3.11 or newer" in found.stderr
    assert "apt-get install" in found.stderr
