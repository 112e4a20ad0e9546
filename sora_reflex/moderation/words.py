"""The reasons of reports in words, kept in one file that Python and the report sheet both read."""

import json
from pathlib import Path

from sora_reflex.models import ReportReason

_PAIRS = json.loads(Path(__file__).with_name("reasons.json").read_text("utf-8"))

REASONS = {ReportReason(value): words for value, words in _PAIRS}
