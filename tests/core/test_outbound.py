"""Requests to addresses that people name: never into a private network, however the name is put, and never for long."""

import datetime as dt
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sora_reflex.core import outbound
from sora_reflex.core.outbound import Answer, PrivateTarget, Unreachable
from tests.webhooks.receiver import Receiver, Reply, receiving

PRIVATE = [
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "not an address",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


async def post(url: str, *, allow_private: bool = True, seconds: float = 5, **more: object) -> Answer:
    return await outbound.post(
        url, body=b"{}", headers={"x-kind": "test"}, allow_private=allow_private, seconds=seconds, most_bytes=64, **more
    )


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_told_from_a_public_one(address: str) -> None:
    assert not outbound.is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_passes(address: str) -> None:
    assert outbound.is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
async def test_no_spelling_of_this_machine_is_connected_to(receiver: Receiver, host: str) -> None:
    with pytest.raises(Unreachable):
        await post(f"http://{host}:{receiver.port}/hook", allow_private=False)
    assert receiver.connections == 0


async def test_a_name_that_changes_under_way_gains_nothing(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was looked at is the one that is connected to: the name is asked for once."""
    asked = []

    async def resolve(host: str, port: int, **_more: object) -> list[object]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.99"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(anyio, "getaddrinfo", resolve)
    with pytest.raises(PrivateTarget):
        await post(f"http://rebinding.example:{receiver.port}/", allow_private=False)
    assert (asked, receiver.connections) == (["rebinding.example"], 0)
    asked.clear()
    assert (await post(f"http://rebinding.example:{receiver.port}/")).status == 200
    assert asked == ["rebinding.example"]
    assert receiver.sent[0].headers["host"] == f"rebinding.example:{receiver.port}"


async def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(_host: str, port: int, **_more: object) -> list[object]:
        return [(socket.AF_INET, 1, 6, "", (address, port)) for address in ("93.184.216.34", "192.168.0.1")]

    monkeypatch.setattr(anyio, "getaddrinfo", resolve)
    with pytest.raises(PrivateTarget):
        await post("http://two.example/", allow_private=False)


async def test_a_redirect_is_an_answer_and_is_not_followed(receiver: Receiver) -> None:
    receiver.replies = [Reply(302, b"", {"location": receiver.url})]
    assert (await post(receiver.url)).status == 302
    assert len(receiver.sent) == 1


async def test_a_long_answer_is_read_no_further_than_asked(receiver: Receiver) -> None:
    receiver.replies = [Reply(body=b"x" * 5_000_000)]
    assert await post(receiver.url) == Answer(200, b"x" * 64)


async def test_a_slow_receiver_is_given_up(receiver: Receiver) -> None:
    receiver.replies = [Reply(after_seconds=2)]
    with pytest.raises(Unreachable, match="within"):
        await post(receiver.url, seconds=0.2)


async def test_nobody_there_is_said_so(receiver: Receiver) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(Unreachable, match="took the connection"):
            await post(f"http://127.0.0.1:{free.getsockname()[1]}/")


def certificate(folder: Path, name: str) -> Path:
    """A certificate for `name` that vouches for itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "certificate.pem"
    path.write_bytes(private + made.public_bytes(pem))
    return path


async def test_an_encrypted_receiver_is_asked_by_its_name_and_must_prove_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certificate(tmp_path, "hooks.example")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(path)
    named: list[str | None] = []
    tls.sni_callback = lambda _socket, name, _context: named.append(name)

    async def resolve(_host: str, port: int, **_more: object) -> list[object]:
        return [(socket.AF_INET, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(anyio, "getaddrinfo", resolve)
    with receiving(tls) as receiver:
        trusting = ssl.create_default_context(cafile=str(path))
        address = f"https://hooks.example:{receiver.port}/"
        assert (await post(address, context=trusting)).status == 200
        assert named == ["hooks.example"]
        with pytest.raises(Unreachable, match="certificate"):
            await post(address)
        with pytest.raises(Unreachable, match="certificate"):
            await post(f"https://other.example:{receiver.port}/", context=trusting)
    assert len(receiver.sent) == 1
