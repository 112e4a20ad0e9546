"""`python -m workers film`: a prompt in, a clip out, and clear words when that cannot be."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workers.postprocess.films import gradient, tone
from workers import __main__ as command_line
from workers import film
from workers.engines.animatic.model import Plan, Shot
from workers.engines.base import Engine, EngineInfo, Film, Frame, OnProgress, RenderRequest
from workers.postprocess.probe import probe

ROOT = Path(__file__).parents[2]


class GradientEngine:
    """A small engine: whatever is asked for, a disc crosses a gradient to a tone."""

    info = EngineInfo("gradient", "Gradient", "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia")

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.filmed: list[Plan] = []
        self.asked: list[RenderRequest] = []

    def load(self) -> None:
        pass

    def plan(self, request: RenderRequest) -> Plan:
        self.asked.append(request)
        return Plan(
            prompt=request.prompt,
            seed=request.seed,
            width=request.width,
            height=request.height,
            fps=request.fps,
            seconds=request.seconds,
            style=request.style,
            shots=(Shot(0.0, request.seconds, "abstract"),),
            title="A disc crosses",
            left_out=("everything but a disc",),
        )

    def render(self, plan: Any, on_progress: OnProgress) -> Film:
        self.filmed.append(plan)
        count = round(plan.seconds * plan.fps)

        def frames() -> Iterator[Frame]:
            for index, frame in enumerate(gradient(plan.width, plan.height, count)):
                on_progress("filming", index / count)
                time.sleep(self.pause)
                yield frame

        return Film(
            width=plan.width,
            height=plan.height,
            fps=plan.fps,
            frame_count=count,
            frames=frames(),
            audio=tone(plan.seconds),
            left_out=plan.left_out,
            title=plan.title,
        )


def run(*words: str | Path, engine: Engine | None = None) -> int:
    return film.main([str(word) for word in words], lambda _name: engine or GradientEngine())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that nothing else writes into."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


class TestFilming:
    def test_writes_the_clip_and_says_what_is_in_it(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("a whale", "-o", out / "a.mp4", "--seconds", "1", "--size", "256x448", "--handle", "juno") == 0
        facts = probe(out / "a.mp4")
        assert (facts.width, facts.height, facts.frame_count) == (256, 448, 24)
        said = capsys.readouterr().out
        assert "A disc crosses" in said
        assert "1 s, 256 x 448" in said
        assert "made in" in said
        assert said.count("everything but a disc") == 1
        assert [path.name for path in out.iterdir()] == ["a.mp4"]

    def test_passes_on_seed_style_and_shape(self, out: Path) -> None:
        engine = GradientEngine()
        words = ("--size", "square", "--seed", "7", "--style", "noir", "--seconds", "1")
        assert run("a whale", "-o", out / "a.mp4", *words, engine=engine) == 0
        (plan,) = engine.filmed
        assert (plan.width, plan.height, plan.seed, plan.style) == (1024, 1024, 7, "noir")

    def test_writes_the_plan_and_films_it_again(self, out: Path) -> None:
        plan = out / "plan.json"
        assert run("a whale", "-o", out / "a.mp4", "--seconds", "1", "--size", "256x448", "--plan", plan) == 0
        assert json.loads(plan.read_text())["prompt"] == "a whale"
        engine = GradientEngine()
        assert run("-o", out / "b.mp4", "--plan", plan, engine=engine) == 0
        assert engine.filmed == [Plan.from_json(plan.read_text())]
        assert sorted(path.name for path in out.iterdir()) == ["a.mp4", "b.mp4", "plan.json"]


class TestStartingPoints:
    SHORT = ("--seconds", "1")

    @pytest.fixture
    def parent(self, out: Path) -> Path:
        """The plan of an earlier film of another shape and rate."""
        shots = (Shot(0.0, 2.0, "beach"),)
        (out / "parent.json").write_text(Plan("a whale", 4, 448, 256, 30, 2.0, shots).to_json())
        return out / "parent.json"

    def test_a_storyboard_is_filmed_shot_by_shot(self, out: Path) -> None:
        (out / "board.txt").write_text("# two shots\n0.5: A whale wakes\n1: It jumps\n")
        engine = GradientEngine()
        words = ("--storyboard", out / "board.txt", "--size", "256x448", "-o", out / "a.mp4")
        assert run("noir", *words, engine=engine) == 0
        (request,) = engine.asked
        assert (request.prompt, request.seconds) == ("noir", 1.5)
        assert [(s.prompt, s.start, s.end) for s in request.shots] == [
            ("A whale wakes", 0, 0.5),
            ("It jumps", 0.5, 1.5),
        ]

    def test_a_remix_has_the_shape_rate_and_length_of_its_parent(self, out: Path, parent: Path) -> None:
        engine = GradientEngine()
        assert run("make it night", "--remix", parent, "-o", out / "a.mp4", engine=engine) == 0
        (request,) = engine.asked
        assert (request.width, request.height, request.fps, request.seconds) == (448, 256, 30, 2.0)
        assert Plan.from_json(request.parent).seed == 4
        assert probe(out / "a.mp4").frame_count == 60

    def test_a_remix_may_ask_for_another_length_and_shape(self, out: Path, parent: Path) -> None:
        engine = GradientEngine()
        words = ("--remix", parent, "--size", "256x448", "--fps", "24", *self.SHORT)
        assert run("make it night", *words, "-o", out / "a.mp4", engine=engine) == 0
        (request,) = engine.asked
        assert (request.width, request.height, request.fps, request.seconds) == (256, 448, 24, 1.0)

    def test_a_continuation_needs_no_words(self, out: Path, parent: Path) -> None:
        engine = GradientEngine()
        assert run("--extend", parent, *self.SHORT, "-o", out / "a.mp4", engine=engine) == 0
        (request,) = engine.asked
        assert (request.prompt, request.seconds, Plan.from_json(request.extends).prompt) == ("", 1.0, "a whale")

    @pytest.mark.parametrize("option", ["--storyboard", "--remix", "--extend"])
    def test_a_file_that_is_not_there_or_not_right_is_refused(
        self, out: Path, capsys: pytest.CaptureFixture[str], option: str
    ) -> None:
        (out / "bad.json").write_text("{}")
        for name in ("bad.json", "none.json"):
            engine = GradientEngine()
            assert run("x", option, out / name, "-o", out / "a.mp4", engine=engine) == 2
            assert engine.asked == []
        complaint = capsys.readouterr().err
        assert "there is no" in complaint
        assert "is not a plan" in complaint or "no list of" in complaint

    def test_only_one_of_them_at_a_time(self, out: Path, parent: Path) -> None:
        with pytest.raises(SystemExit):
            run("x", "--remix", parent, "--extend", parent, "-o", out / "a.mp4")


class TestRefusing:
    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (("a whale", "--seconds", "0.5"), "seconds must be between 1 and 60"),
            (("a whale", "--seconds", "61"), "seconds must be between 1 and 60"),
            (("a whale", "--size", "huge"), "size must be portrait"),
            (("a whale", "--size", "255x448"), "width must be even"),
            (("a whale", "--size", "256x4480"), "height must be even"),
            (("a whale", "--seed", "-1"), "seed must be between"),
            (("w" * 2001,), "prompt must hold"),
            (("",), "nothing to film"),
        ],
    )
    def test_bad_values_are_named(
        self, out: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], reason: str
    ) -> None:
        assert run(*words, "-o", out / "a.mp4") == 2
        assert reason in capsys.readouterr().err
        assert list(out.iterdir()) == []

    def test_an_output_in_no_folder_is_refused_before_any_work(self, out: Path) -> None:
        engine = GradientEngine()
        assert run("a whale", "-o", out / "none" / "a.mp4", engine=engine) == 2
        assert run("a whale", "-o", out, engine=engine) == 2
        assert engine.filmed == []

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"prompt": "x"}', "not json"])
    def test_a_file_that_is_no_plan_is_refused(self, out: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
        (out / "plan.json").write_text(text)
        assert run("-o", out / "a.mp4", "--plan", out / "plan.json") == 2
        assert "is not a plan" in capsys.readouterr().err

    def test_a_plan_that_is_not_there_is_refused(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("-o", out / "a.mp4", "--plan", out / "plan.json") == 2
        assert "there is no plan at" in capsys.readouterr().err

    def test_an_unknown_engine_is_refused_and_the_known_ones_are_named(
        self, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert film.main(["a whale", "-o", str(out / "a.mp4"), "--engine", "camera"]) == 2
        assert "there are animatic" in capsys.readouterr().err

    def test_an_unknown_option_or_command_is_refused(self, out: Path) -> None:
        for words in (["film", "x", "-o", str(out / "a.mp4"), "--fast"], ["fly"], []):
            with pytest.raises(SystemExit) as stopped:
                command_line.main(words)
            assert stopped.value.code == 2


class TestStopping:
    def test_an_engine_that_fails_leaves_no_half_written_file(self, out: Path) -> None:
        (out / "a.mp4").write_bytes(b"an earlier clip")

        class Broken(GradientEngine):
            def render(self, plan: Any, on_progress: OnProgress) -> Film:
                made = super().render(plan, on_progress)
                made.frame_count += 5
                return made

        with pytest.raises(ValueError, match="ended after"):
            run("a whale", "-o", out / "a.mp4", "--seconds", "1", "--size", "256x448", engine=Broken())
        assert [path.name for path in out.iterdir()] == ["a.mp4"]
        assert (out / "a.mp4").read_bytes() == b"an earlier clip"

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_being_told_to_stop_leaves_no_half_written_file(self, out: Path, number: signal.Signals) -> None:
        code = (
            "import sys; from workers import film; from tests.workers.test_film_cli import GradientEngine;"
            "sys.exit(film.main(sys.argv[1:], lambda name: GradientEngine(0.05)))"
        )
        words = [sys.executable, "-c", code, "a whale", "-o", str(out / "a.mp4"), "--size", "256x448"]
        process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 60
        while not list(out.glob(".film-*/.finishing-*/clip.mp4")) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        _, complaint = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "nothing was written" in complaint
        assert list(out.iterdir()) == []


def test_the_bar_never_goes_back_and_ends_full() -> None:
    progress = film.Progress(GradientEngine.info)
    seen = []
    steps = [("planning", 1.0), ("filming", 0.5), ("filming", 0.4), ("filming", 1.0), ("finishing", 0.0)]
    for stage, share in [*steps, ("unheard of", 0.5), ("finishing", 1.0)]:
        progress(stage, share)
        seen.append(progress.percent)
    progress.bar.close()
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(100)


def test_the_embedded_engine_films_a_prompt_with_words_in_it(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["film", 'A fox says "Hello there."', "-o", str(out / "fox.mp4"), "--seconds", "2", "--size", "256x448"]
    assert command_line.main(words) == 0
    facts = probe(out / "fox.mp4")
    assert (facts.width, facts.height, facts.frame_count) == (256, 448, 48)
    assert facts.lufs == pytest.approx(-16, abs=1)
    assert "fox" in capsys.readouterr().out.lower()
