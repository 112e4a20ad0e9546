"""Servers as an operator writes them down, and the command that looks after them."""

import json
from pathlib import Path

import pytest

from tests.workers.engines.remote.conftest import backend
from tests.workers.engines.remote.video_server import Fault, VideoServer
from workers.__main__ import main
from workers.engines.base import RenderRequest
from workers.engines.remote import config
from workers.engines.remote.config import BadBackends
from workers.engines.remote.engine import RemoteEngine
from workers.engines.remote.plan import fit, make_plan

TWO = """
[farm]
base_url = "http://gpu:30000/v1/"
weight = 3
free = true
modes = ["first_image"]

[away]
base_url = "https://videos.example/v1"
api_key_env = "AWAY_KEY"
model = "reel-1"
"""


class TestRead:
    def test_takes_a_file_or_json(self, tmp_path: Path) -> None:
        path = tmp_path / "servers.toml"
        path.write_text(TWO)
        farm, away = config.read(str(path))
        assert (farm.name, farm.base_url, farm.weight, farm.key, farm.shown) == (
            "farm",
            "http://gpu:30000/v1",
            3,
            "none",
            "farm",
        )
        assert (away.shown, away.sizes[0]) == ("reel-1", "720x1280")
        assert config.read(json.dumps({"farm": {"base_url": "http://gpu:30000/v1/", "weight": 3}}))[0].weight == 3

    def test_takes_variables_from_the_file_beside_the_makefile_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "servers.toml").write_text(TWO)
        (tmp_path / ".env").write_text("SORA_REMOTE_BACKENDS=servers.toml\nAWAY_KEY=sk-from-a-file\n")
        assert [server.key for server in config.read()] == ["none", "sk-from-a-file"]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "docs/remote.md"),
            ("{}", "names no film server"),
            ("no/such/file.toml", "can't be read: No such file"),
            ('{"a": 1}', "a must be a table"),
            ('{"a": {}}', "a: base_url: Field required"),
            ('{"A": {"base_url": "http://x/v1"}}', "small letters"),
            ('{"a": {"base_url": "x"}}', "must begin with http"),
            ('{"a": {"base_url": "http://x/v1", "sizes": ["large"]}}', "written as 720x1280, not large"),
            ('{"a": {"base_url": "http://x/v1", "modes": ["last_image"]}}', "no way to ask for last_image"),
            ('{"a": {"base_url": "http://x/v1", "wieght": 2}}', "a: wieght: Extra inputs"),
            ('{"a": {"base_url": "http://x/v1", "name": "b"}}', "its name is its table's"),
        ],
    )
    def test_says_what_is_wrong_and_where(self, text: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(BadBackends, match=words):
            config.read(text)

    def test_never_quotes_what_might_be_a_key(self) -> None:
        with pytest.raises(BadBackends) as failed:
            config.read('{"a": {"base_url": "http://x/v1", "api_key": "sk-secret"}}')
        assert "sk-secret" not in str(failed.value)


class TestFit:
    @pytest.mark.parametrize(
        ("width", "height", "seconds", "size", "length"),
        [
            (704, 1280, 10, "720x1280", 12),
            (1280, 704, 5, "1280x720", 4),
            (1024, 1024, 15, "720x1280", 12),
            (704, 1280, 6, "720x1280", 8),
        ],
    )
    def test_takes_the_nearest_shape_and_length(
        self, width: int, height: int, seconds: float, size: str, length: int
    ) -> None:
        server = backend("a", "http://x/v1", sizes=("720x1280", "1280x720", "1024x1792"), seconds=(4, 8, 12))
        fitted = fit(make_plan(RenderRequest("a fox", seconds, width, height)), server)
        assert (fitted.size, fitted.seconds) == (size, length)

    def test_says_nothing_of_what_nobody_would_notice(self) -> None:
        server = backend("a", "http://x/v1", sizes=("720x1280",), seconds=(8,))
        assert fit(make_plan(RenderRequest("a fox", 8.0, 704, 1280)), server).left_out == ()

    def test_the_same_request_has_the_same_key_and_another_one_another(self) -> None:
        keys = {
            make_plan(request).key
            for request in (
                RenderRequest("a fox", seed=1), RenderRequest("a fox", seed=1), RenderRequest("a fox", seed=2),
                RenderRequest("a fox", seed=1, first_image=b"x"),
            )
        }  # fmt: skip
        assert len(keys) == 3


class TestCheck:
    def test_prints_each_server_and_has_nothing_made(
        self,
        server: VideoServer,
        second_server: VideoServer,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        second_server.faults["models"] = [Fault(404, {"detail": "Not Found"})]
        servers = {
            "one": {"base_url": server.url, "api_key_env": "REEL_KEY", "model": "reel-9"},
            "two": {"base_url": second_server.url, "api_key_env": "REEL_KEY"},
        }
        monkeypatch.setenv("SORA_REMOTE_BACKENDS", json.dumps(servers))
        assert main(["remote", "check"]) == 0
        said = capsys.readouterr().out
        assert "one: well, " in said
        assert "models reel-1, reel-1-pro" in said
        assert "it does not name the model reel-9" in said
        assert "names no models" in said
        assert {method for method, _ in server.asked + second_server.asked} == {"GET"}

    def test_says_which_one_is_away_or_takes_no_key(
        self, server: VideoServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        servers = {"one": {"base_url": "http://127.0.0.1:9/v1"}, "two": {"base_url": server.url}}
        monkeypatch.setenv("SORA_REMOTE_BACKENDS", json.dumps(servers))
        assert main(["remote", "check"]) == 1
        said = capsys.readouterr().out
        assert "one: away. The film server can't be reached" in said
        assert "two: away. The film server does not accept this instance's key" in said

    def test_says_how_to_write_them_down(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["remote", "check"]) == 2
        assert "docs/remote.md" in capsys.readouterr().err

    def test_an_engine_of_one_server_needs_that_server(self) -> None:
        with pytest.raises(BadBackends, match="there are one"):
            RemoteEngine("two", backends=(backend("one", "http://x/v1"),))
