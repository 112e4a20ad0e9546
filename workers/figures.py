"""What a worker offers Prometheus: its counts and the memory of its GPUs, on a port of its own."""

import csv
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from ipaddress import ip_address
from typing import Any
from wsgiref.simple_server import WSGIServer

import structlog
from prometheus_client import REGISTRY, Info
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import ThreadingWSGIServer, make_wsgi_app
from prometheus_client.registry import Collector

from sora_reflex.core import metrics
from sora_reflex.core.settings import get_settings

log = structlog.get_logger()

PORTS_TO_TRY = 32
"""As many workers of one machine may offer figures side by side."""

ASK_GPU = ("--query-gpu=index,name,memory.used,memory.total", "--format=csv,noheader,nounits")
GPU_SECONDS = 5
MEBIBYTE = 2**20

Answer = Callable[..., Any]


def serve(kind: str) -> int:
    """Offer figures from now on, if the settings name a port; gives the port that was free, or 0."""
    settings = get_settings()
    if not settings.metrics_port:
        return 0
    metrics.instruments()
    Info("sora_worker", "What this process serves.").info({"kind": kind})
    if shutil.which("nvidia-smi"):
        REGISTRY.register(GpuMemory())
    server = _bind(settings.metrics_host, settings.metrics_port)
    if server is None:
        log.warning("metrics.no_port", first=settings.metrics_port, tried=PORTS_TO_TRY)
        return 0
    server.set_app(_guarded(make_wsgi_app(REGISTRY)))
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    log.info("metrics.offered", kind=kind, host=settings.metrics_host, port=server.server_port)
    return server.server_port


class GpuMemory(Collector):
    """Asks the driver's own tool at each scrape; a tool that fails leaves its figures out."""

    def collect(self) -> Iterable[Metric]:
        used = GaugeMetricFamily("sora_gpu_memory_used_bytes", "GPU memory in use.", labels=("gpu", "name"))
        total = GaugeMetricFamily("sora_gpu_memory_total_bytes", "GPU memory there is.", labels=("gpu", "name"))
        for index, name, *mebibytes in _gpus():
            for family, value in zip((used, total), mebibytes, strict=True):
                if value.isdecimal():
                    family.add_metric((index, name), int(value) * MEBIBYTE)
        return used, total


def _gpus() -> Iterator[list[str]]:
    """Index, name, used and total mebibytes of each GPU, as text."""
    try:
        asked = subprocess.run(
            ["nvidia-smi", *ASK_GPU], capture_output=True, text=True, timeout=GPU_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("metrics.no_gpu_figures", reason=str(error))
        return
    yield from (row for row in csv.reader(asked.stdout.splitlines(), skipinitialspace=True) if len(row) == 4)


def _bind(host: str, first: int) -> WSGIServer | None:
    for port in range(first, min(first + PORTS_TO_TRY, 65536)):
        try:
            return _Server((host, port), _handler())
        except OSError:
            continue
    return None


class _Server(ThreadingWSGIServer):
    allow_reuse_port = False


def _handler() -> type[Any]:
    from wsgiref.simple_server import WSGIRequestHandler

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """A scrape every few seconds is no news."""

    return Quiet


def _guarded(figures: Answer) -> Answer:
    """Let through whoever may see the figures."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        is_local = ip_address(environ["REMOTE_ADDR"].partition("%")[0]).is_loopback
        if metrics.is_allowed(environ.get("HTTP_AUTHORIZATION", ""), is_local=is_local):
            found: Iterable[bytes] = figures(environ, start_response)
            return found
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Metrics are for operators: ask from this machine, or with the token of SORA_METRICS_TOKEN.\n"]

    return answer
