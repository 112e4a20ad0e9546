"""Every setting of the product, read once from `SORA_*` variables and an optional `.env` file."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The embedded defaults run the whole product on one machine; a deployment overrides what it needs."""

    model_config = SettingsConfigDict(env_prefix="SORA_", env_file=".env", extra="ignore")

    # the instance
    instance_name: str = Field(
        default="sora reflex", description="Name shown in the app, in the mark on clips and in titles."
    )
    cameo_label: str = Field(default="Cameo", description="What this instance calls a person's likeness.")
    base_url: str = Field(
        default="",
        description="Public address, as https://example.org; empty means the address that a request came to.",
    )
    port: int = Field(default=3000, ge=1, le=65535, description="Port of the web process on this machine.")
    host: str = Field(default="127.0.0.1", description="Address that the web process listens on.")
    trusted_proxies: int = Field(
        default=0, ge=0, le=5, description="How many reverse proxies of yours stand before the web process."
    )
    country_header: str = Field(
        default="CF-IPCountry",
        description="Header in which your proxy names the visitor's country; read only with `SORA_TRUSTED_PROXIES`.",
    )
    countries: list[str] = Field(
        default_factory=list, description="If set, sign-up is open only to these two-letter countries (JSON list)."
    )

    # where things are kept
    data_dir: Path = Field(
        default=Path("data"), description="Folder of the embedded database, media, models and sockets."
    )
    database_url: str = Field(default="", description="SQLAlchemy address; empty means SQLite in the data folder.")
    redis_url: str = Field(default="", description="Redis address; empty means the embedded one on a private socket.")
    media_url: str = Field(default="", description="Where clips are kept: empty means a folder in the data folder.")
    media_accel_prefix: str = Field(
        default="", description="If set, media is handed to nginx by X-Accel-Redirect under this internal prefix."
    )
    web_workers: int = Field(
        default=1, ge=1, le=64, description="Web processes; more than one keeps UI state in Redis."
    )

    # people
    invites_per_user: int = Field(default=4, ge=0, le=100, description="Invites that each new account receives.")
    session_days: int = Field(
        default=30, ge=1, le=365, description="Days after which a sign-in ends if it is not used."
    )
    handle_redirect_days: int = Field(
        default=30, ge=0, le=365, description="Days for which an old handle leads to the new one."
    )
    deletion_grace_days: int = Field(
        default=14, ge=0, le=90, description="Days in which a deleted account can be brought back."
    )
    oidc_issuer: str = Field(
        default="", description="Issuer address of an OpenID Connect provider; empty turns it off."
    )
    oidc_client_id: str = Field(default="", description="Client id at that provider.")
    oidc_client_secret: str = Field(default="", description="Client secret at that provider.")
    oidc_label: str = Field(default="your organisation", description="How the sign-in button names the provider.")

    # making
    engine: str = Field(default="animatic", description="Engine of a generation that names none.")
    best_engine: str = Field(
        default="",
        description="What `sora-2-pro` means in the API; empty: the largest profile that a worker here films with.",
    )
    remote_backends: str = Field(
        default="",
        description="Film servers of the engine `remote`: a TOML file or a JSON object, as docs/remote.md says.",
    )
    daily_quota: int = Field(
        default=30, ge=0, le=10_000, description="Turns per person in any 24 hours; 15 s clips cost two."
    )
    renders_at_once: int = Field(
        default=2, ge=1, le=100, description="Clips of one person that are filmed at once, until an operator sets it."
    )
    priority_seconds: int = Field(
        default=5, ge=0, le=60, description="Clips up to this length get a head start in the queue; 0 gives none."
    )
    render_attempts: int = Field(default=3, ge=1, le=10, description="How often a render is tried before it fails.")
    render_timeout_seconds: int = Field(default=900, ge=30, description="Longest time one render may take.")
    stall_seconds: int = Field(
        default=600,
        ge=1,
        description="A render that shows no progress for so long counts as hung: its worker ends and is replaced.",
    )
    lost_after_seconds: int = Field(
        default=30,
        ge=5,
        le=600,
        description="A running job without a sign of life for so long is put back in the queue.",
    )
    previews: bool = Field(
        default=True,
        description="Whether a still of the planned scene appears while somebody types; render workers draw it.",
    )
    preview_seconds: float = Field(
        default=5,
        ge=0,
        le=300,
        description="Seconds that a clip for another engine than the animatic waits for a look at its preview.",
    )
    starter_clips: int = Field(
        default=6, ge=0, le=6, description="Clips that the house account makes on the very first start."
    )

    # programs
    api_requests_per_minute: int = Field(
        default=600, ge=1, le=1_000_000, description="Requests that one person's API keys may send in a minute."
    )
    webhook_private_targets: bool = Field(
        default=False,
        description="Whether webhooks and pushes may go to private addresses and by plain http: for development, "
        "or for receivers in your own network.",
    )

    push_contact: str = Field(
        default="",
        description="E-mail address by which push services reach whoever runs this; empty: operator@ your host.",
    )

    # mail
    smtp_host: str = Field(
        default="", description="Mail server that takes digests; empty: mail is kept in a folder, see `manage outbox`."
    )
    smtp_port: int = Field(default=587, ge=1, le=65535, description="Its port.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the connection is encrypted: `starttls`, `tls` from its start, or `none`."
    )
    smtp_user: str = Field(default="", description="Name that the server knows this instance by; empty: none.")
    smtp_password: str = Field(default="", description="Its password.")
    smtp_from: str = Field(default="", description="Sender of mail; empty: no-reply@ your host.")

    # watching it
    log_json: bool = Field(default=False, description="Whether logs are JSON lines, for a collector of logs.")
    metrics_token: str = Field(
        default="",
        description="Bearer token by which an operator gets `/metrics`; empty: only callers on the same machine do.",
    )
    metrics_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="Port on which workers offer their metrics: each takes the first free one from it on. 0: none.",
    )
    metrics_host: str = Field(
        default="127.0.0.1", description="Address on which workers offer their metrics; others need the token."
    )

    # safety
    nearness_limit: float = Field(
        default=0.45, ge=0, le=1, description="A prompt at least so near in meaning to a forbidden example is refused."
    )
    picture_limit: float = Field(
        default=0.8,
        ge=0,
        le=1,
        description="A picture that is at least so likely to show nudity or sex is refused.",
    )

    @property
    def resolved_database_url(self) -> str:
        if self.database_url:
            return self.database_url.replace("postgres://", "postgresql+psycopg://").replace(
                "postgresql://", "postgresql+psycopg://"
            )
        return f"sqlite:///{self.data_dir.resolve() / 'sora.db'}"

    @property
    def redis_socket(self) -> Path:
        return self.data_dir.resolve() / "run" / "redis.sock"

    @property
    def resolved_redis_url(self) -> str:
        return self.redis_url or f"unix://{self.redis_socket}"

    @property
    def media_dir(self) -> Path:
        return self.data_dir.resolve() / "media"

    @property
    def has_oidc(self) -> bool:
        return bool(self.oidc_issuer and self.oidc_client_id)


@lru_cache
def get_settings() -> Settings:
    return Settings()
