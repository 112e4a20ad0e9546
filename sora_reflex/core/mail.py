"""Mail that leaves the instance: by the SMTP server of the settings, or into a folder that operators read."""

import smtplib
import ssl
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime, make_msgid
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from sora_reflex.core import clock
from sora_reflex.core.settings import get_settings

SECONDS = 20
"""For each step of talking to the server."""


class NotSent(Exception):
    """The server could not be reached, or would not take it; the message says why."""


def outbox() -> Path:
    """Where mail lies while there is no SMTP server."""
    return get_settings().data_dir / "outbox"


def list_outbox() -> list[EmailMessage]:
    """The mail that lies in the outbox, the oldest first."""
    files = sorted(outbox().glob("*.eml"))
    return [BytesParser(EmailMessage, policy=policy.default).parsebytes(file.read_bytes()) for file in files]


def site() -> str:
    """The instance's own address, for links in mail."""
    settings = get_settings()
    return settings.base_url.rstrip("/") or f"http://localhost:{settings.port}"


def compose(*, to: str, subject: str, text: str, headers: dict[str, str] | None = None) -> EmailMessage:
    """A mail from this instance."""
    settings = get_settings()
    host = urlsplit(site()).hostname or "localhost"
    message = EmailMessage()
    message["From"] = f"{settings.instance_name} <{settings.smtp_from or f'no-reply@{host}'}>"
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = make_msgid(domain=host)
    message["Auto-Submitted"] = "auto-generated"
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    return message


def send(message: EmailMessage) -> None:
    """Hand a mail over, or put it into the outbox. Raises NotSent."""
    settings = get_settings()
    if not settings.smtp_host:
        outbox().mkdir(parents=True, exist_ok=True)
        (outbox() / f"{clock.now():%Y%m%d-%H%M%S-%f}-{uuid4().hex[:8]}.eml").write_bytes(message.as_bytes())
        return
    try:
        with _connect() as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(str(error)) from error


def _connect() -> smtplib.SMTP:
    settings = get_settings()
    trusted = ssl.create_default_context()
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=SECONDS, context=trusted)
    server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=SECONDS)
    if settings.smtp_security == "starttls":
        server.starttls(context=trusted)
    return server
