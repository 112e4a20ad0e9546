"""A small hub on this machine: answers as the real one does for what `models pull` asks, and may be told to fail."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

OLD, NEW = "a" * 40, "b" * 40


@dataclass
class Hub:
    """Repositories by name, with the files of each revision.

    Attributes:
        refuse: A header of the hub that says why it gives nothing, such as GatedRepo.
        cut_at: After so many bytes of a file the connection breaks, once.
        spoil: What the server sends in place of any file's content.
        sent: Bytes sent of each file.
    """

    files: dict[str, dict[str, bytes]]
    address: str = ""
    newest: str = OLD
    refuse: str = ""
    cut_at: int = 0
    spoil: bytes = b""
    sent: dict[str, int] = field(default_factory=dict)

    def of(self, revision: str) -> dict[str, bytes]:
        return self.files[self.newest if revision in ("main", "") else revision]


class Server(ThreadingHTTPServer):
    """Has the hub at hand for its handlers."""

    daemon_threads = True

    def __init__(self, hub: Hub) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.hub = hub


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = self.path.partition("?")[0]
        if self.server.hub.refuse:
            self._give(
                403 if self.server.hub.refuse == "GatedRepo" else 404,
                b"",
                {"X-Error-Code": self.server.hub.refuse},
                body,
            )
        elif found := re.fullmatch(r"/api/models/owner/tiny(?:/revision/(.+))?", path):
            self._about(found[1] or "", body)
        elif found := re.fullmatch(r"/owner/tiny/resolve/([^/]+)/(.+)", path):
            self._file(found[1], found[2], body)
        else:
            self._give(404, b"", {"X-Error-Code": "RepoNotFound"}, body)

    def _about(self, revision: str, body: bool) -> None:
        if revision and revision not in (*self.server.hub.files, "main"):
            self._give(404, b"", {"X-Error-Code": "RevisionNotFound"}, body)
            return
        sha = revision if revision in self.server.hub.files else self.server.hub.newest
        siblings = []
        for name, content in self.server.hub.of(sha).items():
            about: dict[str, Any] = {"rfilename": name, "size": len(content)}
            if name.endswith(".safetensors"):
                digest = hashlib.sha256(content).hexdigest()
                about["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 134}
            siblings.append(about)
        data = json.dumps({"_id": "1", "id": "owner/tiny", "sha": sha, "siblings": siblings}).encode()
        self._give(200, data, {"Content-Type": "application/json"}, body)

    def _file(self, revision: str, name: str, body: bool) -> None:
        content = self.server.hub.spoil or self.server.hub.of(revision)[name]
        etag = hashlib.sha256(content).hexdigest()
        headers = {"ETag": f'"{etag}"', "X-Repo-Commit": revision, "Accept-Ranges": "bytes"}
        start = 0
        if found := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "")):
            start = int(found[1])
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self._give(206 if start else 200, content[start:], headers, body, name)

    def _give(self, status: int, data: bytes, headers: dict[str, str], body: bool, name: str = "") -> None:
        self.send_response(status)
        for key, value in ({"Content-Length": str(len(data))} | headers).items():
            self.send_header(key, value)
        self.end_headers()
        if not body:
            return
        if name and 0 < self.server.hub.cut_at < len(data):
            data, self.server.hub.cut_at = data[: self.server.hub.cut_at], 0
            self.close_connection = True
        self.wfile.write(data)
        if name:
            self.server.hub.sent[name] = self.server.hub.sent.get(name, 0) + len(data)


@contextmanager
def serving(files: dict[str, dict[str, bytes]]) -> Iterator[Hub]:
    """A hub with one repository, owner/tiny."""
    hub = Hub(files)
    server = Server(hub)
    hub.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()


def content_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder as a repository has them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
