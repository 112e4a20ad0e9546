"""One supervisor per data folder, and what it leaves there."""

import json
import stat
from pathlib import Path

import pytest

from sora_reflex.ops import run_files


def test_a_second_holder_is_told_where_the_first_one_serves(tmp_path: Path):
    with run_files.hold(tmp_path):
        run_files.write_note(tmp_path, address="http://localhost:3000", redis_url="unix:///x")
        with pytest.raises(run_files.AlreadyRunning, match="http://localhost:3000"), run_files.hold(tmp_path):
            pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path):
    with run_files.hold(tmp_path):
        run_files.write_note(tmp_path, address="http://localhost:3000", redis_url="")
    assert run_files.read_note(tmp_path) == {}
    with run_files.hold(tmp_path):
        pass


def test_what_a_power_loss_left_is_no_hindrance(tmp_path: Path):
    folder = run_files.run_folder(tmp_path)
    (folder / "supervisor.lock").write_text("")
    (folder / "supervisor.json").write_text(json.dumps({"pid": 2**22 + 1, "address": "http://gone", "redis_url": ""}))
    assert run_files.read_note(tmp_path) == {}
    with run_files.hold(tmp_path):
        pass


def test_nobody_else_may_look_in(tmp_path: Path):
    run_files.write_note(tmp_path, address="", redis_url="redis://:secret@127.0.0.1:1/0")
    folder = run_files.run_folder(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "supervisor.json").stat().st_mode) == 0o600
