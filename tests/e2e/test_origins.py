"""Who may open the product's websocket: pages of the host that was asked, whatever its name; no page of another."""

import socket
from urllib.parse import urlsplit

import pytest

from tests.e2e.product import Product


def handshake(product: Product, host: str, origin: str) -> int:
    """The status with which the running product answers a browser's handshake."""
    port = urlsplit(product.address).port or 80
    lines = [
        "GET /_event/?token=made-up&EIO=4&transport=websocket HTTP/1.1",
        f"Host: {host.replace('PORT', str(port))}",
        f"Origin: {origin.replace('PORT', str(port))}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return int(connection.recv(4096).split(b" ")[1])


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:PORT", "http://localhost:PORT"),
        ("127.0.0.1:PORT", "http://127.0.0.1:PORT"),
        ("192.168.1.9:PORT", "http://192.168.1.9:PORT"),
        ("clips.example", "https://clips.example"),
    ],
)
def test_a_page_of_the_same_host_is_let_in_without_any_setting(product: Product, host: str, origin: str):
    assert handshake(product, host, origin) == 101


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "http://localhost:PORT.evil.example", "http://["]
)
def test_a_page_of_another_site_is_not(product: Product, origin: str):
    assert handshake(product, "localhost:PORT", origin) == 403
