"""Structured logs: a dotted event name and key=value pairs, one line each, with the id of the clip that it is about."""

import logging
import sys
from contextlib import AbstractContextManager
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from sora_reflex.core.settings import get_settings

_COMMON: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(process: str) -> None:
    """Set up logging for a process of this name: JSON lines if the settings say so, else lines for a person.

    What libraries log comes in the same form, if it is a warning at least.
    """
    is_json = get_settings().log_json
    renderer: list[Processor] = [structlog.processors.format_exc_info, structlog.dev.ConsoleRenderer(colors=False)]
    if is_json:
        renderer = [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer()]

        def name_process(_logger: Any, _method: str, event: EventDict) -> EventDict:
            event["process"] = process
            return event

        renderer.insert(0, name_process)
    structlog.configure(
        processors=[*_COMMON, *renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    if is_json:
        handler = logging.StreamHandler(sys.stderr)
        formatter = structlog.stdlib.ProcessorFormatter
        handler.setFormatter(
            formatter(foreign_pre_chain=_COMMON, processors=[formatter.remove_processors_meta, *renderer])
        )
        logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def about(generation_id: object) -> AbstractContextManager[object]:
    """Name a generation on every line that is logged in the block, whoever logs it."""
    return structlog.contextvars.bound_contextvars(generation=str(generation_id))
