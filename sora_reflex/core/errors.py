"""Expected refusals: each carries words for a person, a stable code and an HTTP status."""

from typing import ClassVar


class SoraError(Exception):
    """The base of every expected refusal. Anything else that is raised is a bug."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(SoraError):
    code = "not_found"
    status = 404


class SignInNeeded(SoraError):
    code = "sign_in_needed"
    status = 401


class Forbidden(SoraError):
    code = "forbidden"
    status = 403


class Conflict(SoraError):
    code = "conflict"
    status = 409


class Invalid(SoraError):
    code = "invalid"
    status = 422


class TooMany(SoraError):
    code = "too_many"
    status = 429

    def __init__(self, message: str, *, retry_after_seconds: int = 60, field: str = "") -> None:
        super().__init__(message, field=field)
        self.retry_after_seconds = retry_after_seconds
