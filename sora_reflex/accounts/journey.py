"""One browser's way to the identity provider and back: values of the server alone, which no page may hold."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ProviderJourney:
    """What ties the provider's answer to the browser that asked; its cookie holds `secret`."""

    secret: str = field(repr=False)
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    code_verifier: str = field(repr=False)
    invite_code: str
    next_path: str


@dataclass(frozen=True, slots=True)
class ProviderIdentity:
    """Who the identity provider says it is."""

    issuer: str = ""
    subject: str = ""
    name: str = ""
    username: str = ""
