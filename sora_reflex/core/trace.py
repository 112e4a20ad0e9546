"""Traces by OpenTelemetry, where a collector is configured: one per generation, and its id is the generation's."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import TracerProvider

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
"""Either one turns traces on. All the other OTEL_* variables mean what the standard says."""

_LOW = 2**64 - 1

_process = "sora-reflex"
_root: ContextVar[UUID | None] = ContextVar("trace_root", default=None)
"""The generation whose first span is being made."""


def name_process(name: str) -> None:
    """Under which name this process's spans are sent, unless OTEL_SERVICE_NAME says otherwise."""
    global _process
    _process = f"sora-reflex-{name}"


def is_on() -> bool:
    return any(os.environ.get(name) for name in ENDPOINTS) and os.environ.get("OTEL_SDK_DISABLED", "") != "true"


def record_first(name: str, generation_id: UUID, *, since_ns: int, **attributes: str | float) -> None:
    """Write the span that a generation's trace begins with, from `since_ns`, a time.time_ns(), until now."""
    if not is_on():
        return
    token = _root.set(generation_id)
    try:
        named = _named(generation_id, attributes)
        _tracer().start_span(name, context=_empty(), attributes=named, start_time=since_ns).end()
    finally:
        _root.reset(token)


@contextmanager
def span(name: str, generation_id: UUID, **attributes: str | float) -> Iterator[None]:
    """A later step in a generation's life, in whichever process it is taken.

    The trace is found by the generation's id alone: a job in Redis may be lost and sent again, and a turn at a worker
    need not go to the generation that its job was sent for.
    """
    if not is_on():
        yield
        return
    context = _context_of(generation_id)
    with _tracer().start_as_current_span(name, context=context, attributes=_named(generation_id, attributes)):
        yield


def add_stages(seconds: Mapping[Any, float]) -> None:
    """Put stages that have just ended, one after the other, under the span around this call."""
    if not is_on():
        return
    at = time.time_ns() - round(sum(seconds.values()) * 1e9)
    for stage, took in seconds.items():
        stage_span = _tracer().start_span(str(stage), start_time=at)
        at += round(took * 1e9)
        stage_span.end(end_time=at)


def flush() -> None:
    """Send what is still held back; for the end of a process."""
    if _provider.cache_info().currsize:
        _provider().shutdown()
        _provider.cache_clear()


@cache
def _provider() -> "TracerProvider":
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
    from opentelemetry.sdk.trace.sampling import ALWAYS_ON

    class Ids(RandomIdGenerator):
        """Random, but for the first span of a generation."""

        def generate_trace_id(self) -> int:
            root = _root.get()
            return super().generate_trace_id() if root is None else root.int

        def generate_span_id(self) -> int:
            root = _root.get()
            return super().generate_span_id() if root is None else root.int & _LOW

    name = os.environ.get("OTEL_SERVICE_NAME") or _process
    # Processes that can't ask each other must decide alike, and there are only as many traces as clips.
    resource = Resource.create({"service.name": name})
    provider = TracerProvider(resource=resource, id_generator=Ids(), sampler=ALWAYS_ON)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider


def _tracer() -> Any:
    return _provider().get_tracer("sora_reflex")


def _empty() -> "Context":
    from opentelemetry.context import Context

    return Context()


def _context_of(generation_id: UUID) -> "Context":
    from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags, set_span_in_context

    first = SpanContext(
        trace_id=generation_id.int,
        span_id=generation_id.int & _LOW,
        is_remote=True,
        trace_flags=TraceFlags(TraceFlags.SAMPLED),
    )
    return set_span_in_context(NonRecordingSpan(first), _empty())


def _named(generation_id: UUID, attributes: Mapping[str, str | float]) -> dict[str, str | float]:
    return {"sora.generation": str(generation_id)} | {f"sora.{name}": value for name, value in attributes.items()}
