"""Requests to addresses that people name: into the public internet alone, which is checked at the connection."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import anyio
import certifi
import httpcore

NAT64 = ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones in their last 32 bits."""


class Unreachable(Exception):
    """There was no answer; the message says for a person why."""


class PrivateTarget(Unreachable):
    """The address leads to this machine or into a private network."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status and the beginning of the body."""

    status: int
    body: bytes


def is_public(address: str) -> bool:
    """Whether an IP address, as text, lies in the public internet."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        return _is_public_v6(ip)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_public_v6(ip: IPv6Address) -> bool:
    """As above; an IPv4 address that it wraps must be public too."""
    wrapped = ip.ipv4_mapped or ip.sixtofour
    if ip in NAT64:
        wrapped = IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.teredo is not None:
        return False
    if wrapped is not None and not is_public(str(wrapped)):
        return False
    if ip.ipv4_mapped:
        return True
    return ip.is_global and not (ip.is_multicast or ip.is_site_local or ip.is_reserved and ip not in NAT64)


class PublicOnly(httpcore.AsyncNetworkBackend):
    """Resolves a name and connects to the very address that it has looked at: a name that changes gains nothing."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._under = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._resolve(host, port)
        failure: Exception | None = None
        for address in addresses:
            try:
                return await self._under.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or Unreachable(f"{host} has no address.")

    async def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        raise PrivateTarget("Sockets of this machine are not for requests.")

    async def sleep(self, seconds: float) -> None:
        await self._under.sleep(seconds)

    async def _resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a name, each once. One that is private refuses them all."""
        try:
            found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"The name {host} leads nowhere.") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allow_private and not all(map(is_public, addresses)):
            raise PrivateTarget(f"{host} leads into a private network.")
        return addresses


@lru_cache
def trusted() -> ssl.SSLContext:
    """Whom connections trust: the known authorities, and those that this machine's owner added."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


async def post(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    allow_private: bool,
    seconds: float,
    most_bytes: int,
    context: ssl.SSLContext | None = None,
) -> Answer:
    """Post `body` and read at most `most_bytes` of the answer, all within `seconds`. Redirects are answers like others.

    Raises Unreachable when there is no answer.
    """
    named = [*headers.items(), ("Content-Length", str(len(body)))]
    return await _ask(
        "POST",
        url,
        headers=named,
        content=body,
        allow_private=allow_private,
        seconds=seconds,
        most_bytes=most_bytes,
        context=context,
    )


async def get(url: str, *, seconds: float, most_bytes: int, allow_private: bool = False) -> Answer:
    """Fetch what lies at an address, at most `most_bytes` of it, all within `seconds`; redirects are not followed.

    Raises Unreachable when there is no answer.
    """
    return await _ask(
        "GET", url, headers=[], content=None, allow_private=allow_private, seconds=seconds, most_bytes=most_bytes
    )


async def _ask(
    method: str,
    url: str,
    *,
    headers: list[tuple[str, str]],
    content: bytes | None,
    allow_private: bool,
    seconds: float,
    most_bytes: int,
    context: ssl.SSLContext | None = None,
) -> Answer:
    named = [("Host", _host(url)), *headers]
    try:
        async with (
            asyncio.timeout(seconds),
            httpcore.AsyncConnectionPool(
                ssl_context=context or trusted(), network_backend=PublicOnly(allow_private=allow_private)
            ) as pool,
            pool.stream(method, url, headers=named, content=content) as response,
        ):
            read = bytearray()
            async for part in response.aiter_stream():
                read += part
                if len(read) >= most_bytes:
                    break
            return Answer(response.status, bytes(read[:most_bytes]))
    except (TimeoutError, httpcore.TimeoutException) as error:
        raise Unreachable(f"No whole answer within {seconds:g} seconds.") from error
    except httpcore.ConnectError as error:
        raise Unreachable(_said(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise Unreachable("The connection broke before there was an answer.") from error


def _host(url: str) -> str:
    """The Host header of an address."""
    parts = httpcore.URL(url)
    host, port = parts.host.decode(), parts.port
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if port else host


def _said(error: httpcore.ConnectError) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "Its certificate is not one that this instance trusts."
    return "Nothing there took the connection."
