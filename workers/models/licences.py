"""Licences of fetched weights: what is shown before anything is fetched, and who accepted it, when and where."""

import getpass
import json
import os
import re
from datetime import UTC, datetime
from typing import Any, Protocol

from workers.models import hub


class Terms(Protocol):
    """What a profile says about a licence."""

    @property
    def name(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def accept(self) -> bool: ...
    @property
    def not_in(self) -> tuple[str, ...]: ...


class LicenceRefused(Exception):
    """The weights may not be fetched, or not yet; the message says why and what to do."""


def text(terms: Terms) -> str:
    """What somebody should read before they accept."""
    lines = [terms.name, terms.url, terms.note.strip()]
    if terms.not_in:
        lines.append(f"It does not hold in: {', '.join(terms.not_in)}.")
    if not terms.accept:
        lines.append("Nothing has to be accepted.")
    elif (accepted := acceptance(terms)) is not None:
        lines.append(f"Accepted by {accepted['by']} on {accepted['at'][:10]}, for {accepted['country']}.")
    else:
        lines.append("Not accepted yet.")
    return "\n".join(line for line in lines if line)


def accept(terms: Terms, country: str) -> None:
    """Record that whoever runs this accepts a licence for a country; LicenceRefused where it does not hold there."""
    country = country.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise LicenceRefused("Name the country where the weights will be used, in two letters: --country DE")
    if country in terms.not_in:
        raise LicenceRefused(f"{terms.name} does not hold in {country}: these weights may not be used there.")
    records = _records()
    records[terms.name] = {
        "by": getpass.getuser(), "at": datetime.now(UTC).isoformat(), "country": country, "url": terms.url
    }  # fmt: skip
    target = hub.root() / "licences.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    draft.write_text(json.dumps(records, indent=1), "utf-8")
    os.replace(draft, target)


def acceptance(terms: Terms) -> dict[str, str] | None:
    """Who accepted a licence, when, and for which country."""
    record = _records().get(terms.name)
    return record if isinstance(record, dict) and record.get("url") == terms.url else None


def require(terms: Terms, profile: str) -> None:
    """LicenceRefused where a licence has to be accepted and was not, or not for a country in which it holds."""
    if not terms.accept:
        return
    accepted = acceptance(terms)
    if accepted is None:
        raise LicenceRefused(
            f"{text(terms)}\nAccept it with `python -m workers models licence {profile} --accept --country XX`, "
            "XX being the country where the weights will be used."
        )
    if accepted["country"] in terms.not_in:
        raise LicenceRefused(f"{terms.name} does not hold in {accepted['country']}.")


def _records() -> dict[str, Any]:
    try:
        records = json.loads((hub.root() / "licences.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return records if isinstance(records, dict) else {}
