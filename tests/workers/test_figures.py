"""One clip through web, default and render processes: its id in every log, its trace at a collector, its figures."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import UUID

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from sora_reflex.core import db
from sora_reflex.models import Generation, GenerationStatus
from tests.api.test_metrics import figures
from tests.conftest import ROOT
from tests.e2e.product import free_port
from workers.figures import GpuMemory

FILM_SECONDS = 120
"""The clip takes two seconds; a busy machine may need the rest to start the processes."""

SUBMIT = """
import sys
from sora_reflex.core import db, log, trace
from sora_reflex.studio import service
from sora_reflex.studio.schemas import SubmitGeneration
from tests.factories import create_user, viewer_of
log.configure("web")
trace.name_process("web")
with db.unit_of_work() as session:
    viewer = viewer_of(create_user(session))
with db.unit_of_work() as session:
    request = SubmitGeneration(request_key="one-sheet", prompt="a disc crosses the sky", seconds=5)
    sys.stdout.write(str(service.submit(session, viewer=viewer, request=request)))
trace.flush()
"""
"""What the web process does when a sheet is sent."""


class Collector(BaseHTTPRequestHandler):
    """Receives what an OTLP exporter sends over HTTP."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        for sent in ExportTraceServiceRequest.FromString(body).resource_spans:
            service = next(a.value.string_value for a in sent.resource.attributes if a.key == "service.name")
            for scope in sent.scope_spans:
                self.server.spans += [(service, span) for span in scope.spans]  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return None


@contextmanager
def collecting() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        server.spans = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def scrape(port: int, token: str = "") -> str:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/metrics")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(answer.read().decode())


def lines(path: Path) -> list[dict[str, object]]:
    """What was logged; C libraries write warnings of their own between the lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.startswith("{")]


def await_completed(id: UUID) -> None:
    deadline = time.monotonic() + FILM_SECONDS
    while time.monotonic() < deadline:
        with db.reading() as session:
            if session.get_one(Generation, id).status is GenerationStatus.COMPLETED:
                return
        time.sleep(0.1)
    raise AssertionError("the clip was not made in time")


def test_one_clip_is_followed_through_all_processes(database: str, redis_server: str, redis, tmp_path: Path) -> None:
    port, token = free_port(), "open-sesame"
    with collecting() as collector, ExitStack() as cleanup:
        environment = os.environ | {
            "OMP_NUM_THREADS": "1",
            "SORA_PREVIEWS": "false",
            "SORA_STARTER_CLIPS": "0",
            "SORA_LOG_JSON": "true",
            "SORA_METRICS_PORT": str(port),
            "SORA_METRICS_TOKEN": token,
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_port}",
        }
        workers = {}
        for kind in ("default", "render"):
            log = cleanup.enter_context((tmp_path / f"{kind}.log").open("wb"))
            command = [sys.executable, "-m", "tests.workers.worker_process", kind]
            workers[kind] = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log)
            cleanup.callback(workers[kind].kill)
        with (tmp_path / "web.log").open("wb") as log:
            web = subprocess.run(
                [sys.executable, "-c", SUBMIT],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
                check=True,
            )
        id = UUID(web.stdout.decode())
        await_completed(id)
        check_figures(tmp_path, token)
        for worker in workers.values():
            worker.send_signal(signal.SIGTERM)
        assert [worker.wait(30) for worker in workers.values()] == [0, 0]
        check_trace(id, collector.spans)  # type: ignore[attr-defined]
    check_logs(id, tmp_path)


def check_figures(folder: Path, token: str) -> None:
    """Each worker has a port of its own, and shows nothing without the token."""
    offered = {
        kind: next(line for line in lines(folder / f"{kind}.log") if line["event"] == "metrics.offered")
        for kind in ("default", "render")
    }
    ports = {kind: int(str(line["port"])) for kind, line in offered.items()}
    assert len(set(ports.values())) == 2
    for port in ports.values():
        with pytest.raises(urllib.error.HTTPError, match="403"):
            scrape(port)
    screened, rendered = (figures(scrape(ports[kind], token)) for kind in ("default", "render"))
    assert screened["sora_worker_info", "default"] == 1
    assert screened["sora_stage_seconds_count", "animatic", "screening"] == 1
    assert rendered["sora_worker_info", "render"] == 1
    assert rendered["sora_wait_seconds_count", "animatic"] == 1
    assert rendered["sora_stage_seconds_sum", "animatic", "filming"] > 0
    assert rendered["sora_generations_ended_total", "animatic", "", "completed"] == 1


def check_trace(id: UUID, spans: list) -> None:  # type: ignore[type-arg]
    """One trace, named by the generation: submit, and under it screening and the render with its stages."""
    mine = {span.name: (service, span) for service, span in spans if span.trace_id == id.bytes}
    assert {name: service for name, (service, _) in mine.items()} == {
        "submit": "sora-reflex-web",
        "screening": "sora-reflex-default",
        "render": "sora-reflex-render",
        "planning": "sora-reflex-render",
        "filming": "sora-reflex-render",
        "finishing": "sora-reflex-render",
    }
    parent = {name: span.parent_span_id for name, (_, span) in mine.items()}
    submit, render = mine["submit"][1].span_id, mine["render"][1].span_id
    assert parent == {
        "submit": b"", "screening": submit, "render": submit, "planning": render, "filming": render, "finishing": render
    }  # fmt: skip
    film, whole = mine["filming"][1], mine["render"][1]
    assert whole.start_time_unix_nano <= film.start_time_unix_nano < film.end_time_unix_nano <= whole.end_time_unix_nano


def check_logs(id: UUID, folder: Path) -> None:
    """Every process names the clip, and so does the finishing, which knows nothing of it."""
    said = {name: [line for line in lines(folder / f"{name}.log") if line.get("generation") == str(id)]
            for name in ("web", "default", "render")}  # fmt: skip
    events = {name: [line["event"] for line in found] for name, found in said.items()}
    assert events["web"] == ["generation.submitted"]
    assert events["default"] == ["screen.settled"]
    assert events["render"] == ["render.began", "finish.done", "render.completed"]
    assert {line["process"] for found in said.values() for line in found} == {"web", "default", "render"}


NVIDIA_SMI = """#!/bin/sh
echo "0, NVIDIA L4, 1024, 23034"
echo "1, NVIDIA L4, [N/A], 23034"
"""


def test_gpu_memory_is_what_the_drivers_tool_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "nvidia-smi"
    tool.write_text(NVIDIA_SMI)
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    used, total = GpuMemory().collect()
    assert [(sample.labels["gpu"], sample.value) for sample in used.samples] == [("0", 1024 * 2**20)]
    assert [sample.value for sample in total.samples] == [23034 * 2**20] * 2


def test_what_sends_traces_is_not_even_imported_when_they_are_off() -> None:
    check = "import sys, workers.runtime; print([n for n in sys.modules if n.startswith('opentelemetry.exporter')])"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
