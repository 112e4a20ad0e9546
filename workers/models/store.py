"""Finds model files by their manifest name, checks each once against its sha256, and joins the ones that come in parts.

A file is checked the first time anybody asks for it; the result is remembered beside the joined files under
`$SORA_DATA_DIR/models`, so later starts read no more than a size and a time stamp.
"""

import fcntl
import hashlib
import importlib.metadata
import json
import os
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MANIFEST = HERE / "manifest.toml"
NODE_MODULES = HERE / "node_modules"
_CHUNK = 1 << 20


class ModelMissing(Exception):
    """A model file is absent or is not the one that the manifest names; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file or folder inside an installed package."""

    package: str
    version: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """One entry of the manifest.

    Attributes:
        name: What callers ask for.
        kind: npm, pypi or own: who installs it.
        parts: Where the bytes are; more than one means that they are joined in this order.
        joined: For a joined model, the file's name in the cache folder.
        sha256: Of the finished file, or of the folder's listing (see `digest`).
        add_output: Names a tensor of an ONNX graph that the joined file also gives back.
        licence: SPDX name.
        source: Who made the model.
    """

    name: str
    kind: str
    parts: tuple[Part, ...]
    joined: str
    sha256: str
    add_output: str
    licence: str
    source: str


@cache
def manifest() -> dict[str, Model]:
    """Read the manifest: every model by name."""
    models = {}
    for entry in tomllib.loads(MANIFEST.read_text("utf-8"))["model"]:
        parts = tuple(Part(**part) for part in entry.get("parts", ())) or (
            Part(entry.get("package", ""), entry.get("version", ""), entry["path"], entry["sha256"]),
        )
        models[entry["name"]] = Model(
            name=entry["name"],
            kind=entry["kind"],
            parts=parts,
            joined=entry.get("joined", ""),
            sha256=entry["sha256"],
            add_output=entry.get("add_output", ""),
            licence=entry["licence"],
            source=entry["source"],
        )
    return models


def cache_folder() -> Path:
    """Where joined files and the record of checks are kept."""
    return Path(os.environ.get("SORA_DATA_DIR", "data")).absolute() / "models"


def path(name: str) -> Path:
    """Give the file or folder of a model.

    Args:
        name: As in the manifest.

    Returns:
        An existing path whose content is the one that the manifest names.

    Raises:
        ModelMissing: The package is not installed, or its content differs.
    """
    try:
        model = manifest()[name]
    except KeyError:
        raise ModelMissing(f"no model is called {name!r}; the manifest names {', '.join(sorted(manifest()))}") from None
    where = _joined(model) if model.joined else _locate(model, model.parts[0])
    if not _check_once(model, where):
        if not model.joined:
            raise ModelMissing(_differs(model, where))
        # A joined file is ours to make again; the parts themselves are checked while that is done.
        where.unlink(missing_ok=True)
        if not _check_once(model, _joined(model)):
            raise ModelMissing(_differs(model, where))
    return where


def prepare() -> None:
    """Join and check everything ahead of time; doing it again, or twice at once, changes nothing."""
    for name in manifest():
        path(name)


def verify() -> list[str]:
    """Read every file whole and compare it; an empty list means that all is well."""
    problems = []
    for model in manifest().values():
        try:
            where = _joined(model) if model.joined else _locate(model, model.parts[0])
        except ModelMissing as missing:
            problems.append(str(missing))
            continue
        if digest(where) != model.sha256:
            problems.append(_differs(model, where))
    return problems


def digest(where: Path) -> str:
    """The sha256 of a file; of a folder, that of its sorted lines `relative/path sha256`."""
    if where.is_dir():
        files = sorted(file for file in where.rglob("*") if file.is_file())
        lines = "".join(f"{file.relative_to(where).as_posix()} {digest(file)}\n" for file in files)
        return hashlib.sha256(lines.encode()).hexdigest()
    sha = hashlib.sha256()
    with where.open("rb") as stream:
        while block := stream.read(_CHUNK):
            sha.update(block)
    return sha.hexdigest()


def _locate(model: Model, part: Part) -> Path:
    if model.kind == "own":
        where, version = HERE / part.path, part.version
    elif model.kind == "npm":
        folder = NODE_MODULES / part.package
        about = folder / "package.json"
        where = folder / part.path
        version = json.loads(about.read_text("utf-8"))["version"] if about.is_file() else ""
    else:
        where, version = _in_distribution(part)
    if not where.exists():
        raise ModelMissing(f"model {model.name!r} needs {part.package} {part.version}: run `make setup`")
    if version != part.version:
        raise ModelMissing(
            f"model {model.name!r} needs {part.package} {part.version}, but {version} is installed: run `make setup`"
        )
    return where


def _in_distribution(part: Part) -> tuple[Path, str]:
    try:
        found = importlib.metadata.distribution(part.package)
    except importlib.metadata.PackageNotFoundError:
        return HERE / "not-installed", ""
    return Path(str(found.locate_file(part.path))), found.version


def _joined(model: Model) -> Path:
    """Write the joined file under a temporary name and rename it, one process at a time."""
    where = cache_folder() / model.joined
    if where.is_file():
        return where
    sources = [_locate(model, part) for part in model.parts]
    with _locked():
        if where.is_file():
            return where
        with tempfile.NamedTemporaryFile(dir=where.parent, prefix=f".{model.joined}-", delete=False) as target:
            try:
                for part, source in zip(model.parts, sources, strict=True):
                    content = source.read_bytes()
                    if hashlib.sha256(content).hexdigest() != part.sha256:
                        raise ModelMissing(_differs(model, source))
                    target.write(content)
                if model.add_output:
                    target.write(graph_output(model.add_output))
                target.flush()
                os.fsync(target.fileno())
                os.chmod(target.name, 0o644)
                os.replace(target.name, where)
            except BaseException:
                Path(target.name).unlink(missing_ok=True)
                raise
    return where


def graph_output(tensor: str) -> bytes:
    """The bytes which, written after an ONNX model, make one more of its float tensors an output.

    Protocol buffers merge repeated occurrences of an embedded message, so `graph { output { ... } }` at the end of the
    file adds to the graph that is already there; no graph library is needed and the result is the same everywhere.
    """

    def field(number: int, content: bytes) -> bytes:
        return bytes((number << 3 | 2, len(content))) + content

    float_tensor = field(1, bytes((1 << 3, 1)))
    output = field(1, tensor.encode()) + field(2, float_tensor)
    if len(output) > 120:
        raise ValueError("tensor names beyond 100 bytes need longer length fields")
    return field(7, field(12, output))


def _differs(model: Model, where: Path) -> str:
    return f"model {model.name!r}: {where} is not the file that the manifest names: run `make setup`"


def _check_once(model: Model, where: Path) -> bool:
    about = where.stat()
    stamp = [model.sha256, str(where), about.st_size, about.st_mtime_ns]
    if _stamps().get(model.name) == stamp:
        return True
    if digest(where) != model.sha256:
        return False
    with _locked():
        stamps = _stamps() | {model.name: stamp}
        target = cache_folder() / "checked.json"
        draft = target.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(json.dumps(stamps, indent=1), "utf-8")
        os.replace(draft, target)
    return True


def _stamps() -> dict[str, Any]:
    try:
        stamps = json.loads((cache_folder() / "checked.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


@contextmanager
def _locked() -> Iterator[None]:
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
