"""A film server on loopback that answers as servers of `/v1/videos` do, and fails as they fail when told to."""

import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "sk-only-for-tests"
MODELS = ("reel-1", "reel-1-pro")


class Fault:
    """What happens to one request in the place of, or after, the right thing."""

    def __init__(
        self,
        status: int = 0,
        body: object = None,
        headers: dict[str, str] | None = None,
        *,
        drop: bool = False,
        begins: bool = False,
        wait_seconds: float = 0.0,
    ) -> None:
        self.status, self.body, self.headers = status, body, headers or {}
        self.drop, self.begins, self.wait_seconds = drop, begins, wait_seconds


def refusal(status: int, message: str, code: str | None = None, headers: dict[str, str] | None = None) -> Fault:
    """A failure in the shape that OpenAI gives it."""
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return Fault(status, {"error": error}, headers)


class VideoServer:
    """The server's state, which tests read and set.

    Attributes:
        films: Id -> the video object as the wire has it.
        asked: Every request in order, as (method, path).
        faults: Route name -> what befalls its next requests, one each.
        steps: Progress that a film shows at each look, before it is completed.
        ends_with: The error that films end with, or None.
        media: What a finished film's content is; `media_type` its type.
        hides_prompt: Lists its films without their prompts, as several servers do.
    """

    def __init__(self, media: bytes) -> None:
        self.films: dict[str, dict[str, Any]] = {}
        self.looks: Counter[str] = Counter()
        self.asked: list[tuple[str, str]] = []
        self.orders: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.faults: dict[str, list[Fault]] = {}
        self.tokens: dict[str, str] = {}
        self.steps: tuple[int, ...] = (0, 30, 70)
        self.poll_after_ms: str | None = "20"
        self.ends_with: dict[str, str] | None = None
        self.media, self.media_type = media, "video/mp4"
        self.hides_prompt = False
        self.honours_tokens = False
        self.lists = True
        self.url = ""
        self._lock = threading.Lock()

    def count(self, method: str, path: str = "/v1/videos") -> int:
        return self.asked.count((method, path))

    def begin(self, order: dict[str, Any], token: str = "", source: str | None = None) -> dict[str, Any]:
        with self._lock:
            if self.honours_tokens and token in self.tokens:
                return self.films[self.tokens[token]]
            id = f"video_{len(self.films) + 1:04d}"
            film = {
                "id": id, "object": "video", "model": order.get("model") or MODELS[0], "status": "queued",
                "progress": 0, "created_at": int(time.time()), "completed_at": None, "expires_at": None,
                "prompt": order.get("prompt"), "size": order.get("size") or "720x1280",
                "seconds": str(order.get("seconds") or 4), "remixed_from_video_id": source, "error": None,
                "quality": "standard",
            }  # fmt: skip
            self.films[id], self.tokens[token] = film, id
            return film

    def look(self, film: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            seen = self.looks[film["id"]]
            self.looks[film["id"]] += 1
            if seen < len(self.steps):
                film["status"], film["progress"] = ("in_progress" if seen else "queued"), self.steps[seen]
            elif self.ends_with:
                film["status"], film["error"] = "failed", self.ends_with
            else:
                film["status"], film["progress"], film["completed_at"] = "completed", 100, int(time.time())
            return film


@contextmanager
def serving(server: VideoServer) -> Iterator[VideoServer]:
    """The server, on a port of its own, until the end."""
    handler = type("Handler", (_Handler,), {"server_state": server})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_state: VideoServer

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""

    def do_GET(self) -> None:
        self._route()

    def do_POST(self) -> None:
        self._route()

    def do_DELETE(self) -> None:
        self._route()

    def _route(self) -> None:
        state, url = self.server_state, urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        state.asked.append((self.command, url.path))
        state.headers.append({name.lower(): value for name, value in self.headers.items()})
        if self.headers.get("authorization") != f"Bearer {KEY}":
            self._answer(401, {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}})
            return
        name, handle = self._find(url.path.removeprefix("/v1"), parse_qs(url.query), body)
        fault = state.faults[name].pop(0) if state.faults.get(name) else None
        if fault is None:
            handle(True)
            return
        if fault.begins:
            handle(False)
        time.sleep(fault.wait_seconds)
        if fault.drop:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        elif fault.status:
            self._answer(fault.status, fault.body, fault.headers)
        elif not fault.begins:
            handle(True)

    def _find(self, path: str, query: dict[str, list[str]], body: bytes) -> tuple[str, Callable[[bool], None]]:
        parts = path.strip("/").split("/")
        match (self.command, parts):
            case ("GET", ["models"]):
                return "models", lambda _: self._answer(200, {"object": "list", "data": [_model(m) for m in MODELS]})
            case ("POST", ["videos"]):
                return "create", lambda says: self._begin(says, _order(self.headers["content-type"], body))
            case ("POST", ["videos", "extensions" | "edits"]):
                order = _order(self.headers["content-type"], body)
                source = order.get("video[id]") or order.get("video", {}).get("id")
                return parts[1], lambda says: self._begin(says, order, source)
            case ("POST", ["videos", id, "remix"]):
                return "remix", lambda says: self._begin(says, _order(self.headers["content-type"], body), id)
            case ("GET", ["videos"]):
                return "list", lambda _: self._list(int(query.get("limit", ["20"])[0]))
            case ("GET", ["videos", id]):
                return "look", lambda _: self._film(id)
            case ("DELETE", ["videos", id]):
                return "delete", lambda _: self._delete(id)
            case ("GET", ["videos", id, "content"]):
                return "content", lambda _: self._content(id)
        return "other", lambda _: self._answer(404, {"detail": "Not Found"})

    def _begin(self, says: bool, order: dict[str, Any], source: str | None = None) -> None:
        self.server_state.orders.append(order)
        film = self.server_state.begin(order, self.headers.get("idempotency-key") or "", source)
        if says:
            self._answer(200, film)

    def _list(self, limit: int) -> None:
        if not self.server_state.lists:
            self._answer(405, {"detail": "Method Not Allowed"})
            return
        films = list(reversed(self.server_state.films.values()))[:limit]
        if self.server_state.hides_prompt:
            films = [{name: value for name, value in film.items() if name != "prompt"} for film in films]
        self._answer(200, {"object": "list", "data": films, "has_more": False, "first_id": None, "last_id": None})

    def _film(self, id: str) -> None:
        state = self.server_state
        if id not in state.films:
            self._answer(404, {"error": {"message": "Video not found", "code": "not_found"}})
            return
        headers = {"openai-poll-after-ms": state.poll_after_ms} if state.poll_after_ms else {}
        self._answer(200, state.look(state.films[id]), headers)

    def _delete(self, id: str) -> None:
        if self.server_state.films.pop(id, None) is None:
            self._answer(404, {"error": {"message": "Video not found"}})
            return
        self._answer(200, {"id": id, "object": "video.deleted", "deleted": True})

    def _content(self, id: str) -> None:
        state = self.server_state
        if id not in state.films or state.films[id]["status"] != "completed":
            self._answer(404, {"error": {"message": "Generation is still in-progress"}})
            return
        self._send(200, state.media, {"content-type": state.media_type})

    def _answer(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        if isinstance(body, bytes):
            self._send(status, body, headers or {})
            return
        self._send(status, json.dumps(body).encode(), {"content-type": "application/json"} | (headers or {}))

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"content-length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _model(name: str) -> dict[str, object]:
    return {"id": name, "object": "model", "created": 1, "owned_by": "nobody"}


def _order(content_type: str, body: bytes) -> dict[str, Any]:
    """The fields of a request, from JSON or from a form; files as bytes."""
    if content_type.startswith("application/json"):
        return dict(json.loads(body))
    form = BytesParser().parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    fields: dict[str, Any] = {}
    for part in form.walk():
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str):
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            fields[name] = payload if part.get_filename() else payload.decode()
    return fields
