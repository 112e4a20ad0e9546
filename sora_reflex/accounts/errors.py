"""What accounts refuse: one class per reason, each with its code, its HTTP status and the field that it is about."""

from typing import ClassVar

from sora_reflex.accounts.words import REFUSALS
from sora_reflex.core.errors import SoraError


class AccountRefusal(SoraError):
    """A refusal whose words stand in the table."""

    about: ClassVar[str] = ""
    """The form field that must change for it to pass."""

    def __init__(self) -> None:
        super().__init__(REFUSALS[self.code], field=self.about)


class InviteUnknown(AccountRefusal):
    code, status, about = "invite_unknown", 404, "code"


class InviteUsed(AccountRefusal):
    code, status, about = "invite_used", 409, "code"


class InviteExpired(AccountRefusal):
    code, status, about = "invite_expired", 409, "code"


class InviteRevoked(AccountRefusal):
    code, status, about = "invite_revoked", 409, "code"


class InviteGone(AccountRefusal):
    code, status = "invite_gone", 404


class CountryClosed(AccountRefusal):
    code, status = "country_closed", 403


class HandleInvalid(AccountRefusal):
    code, status, about = "handle_invalid", 422, "handle"


class HandleEdges(AccountRefusal):
    code, status, about = "handle_edges", 422, "handle"


class HandleReserved(AccountRefusal):
    code, status, about = "handle_reserved", 409, "handle"


class HandleTaken(AccountRefusal):
    code, status, about = "handle_taken", 409, "handle"


class DisplayNameInvalid(AccountRefusal):
    code, status, about = "display_name_invalid", 422, "display_name"


class BioInvalid(AccountRefusal):
    code, status, about = "bio_invalid", 422, "bio"


class Suspended(AccountRefusal):
    code, status = "suspended", 403


class EmailInvalid(AccountRefusal):
    code, status, about = "email_invalid", 422, "email"


class PasswordShort(AccountRefusal):
    code, status, about = "password_short", 422, "password"


class PasswordLong(AccountRefusal):
    code, status, about = "password_long", 422, "password"


class PasswordCommon(AccountRefusal):
    code, status, about = "password_common", 422, "password"


class PasswordLikeName(AccountRefusal):
    code, status, about = "password_like_name", 422, "password"


class WrongSignIn(AccountRefusal):
    """The same for an unknown handle and for a wrong password."""

    code, status, about = "wrong_sign_in", 401, "password"


class WrongPassword(AccountRefusal):
    code, status, about = "wrong_password", 401, "current_password"


class NotSignedIn(AccountRefusal):
    code, status = "sign_in_needed", 401


class SignInGone(AccountRefusal):
    code, status = "sign_in_gone", 404


class PersonUnknown(AccountRefusal):
    code, status = "person_unknown", 404


class ProviderOff(AccountRefusal):
    code, status = "provider_off", 404


class ProviderUnreachable(AccountRefusal):
    code, status = "provider_unreachable", 502


class ProviderRefused(AccountRefusal):
    code, status = "provider_refused", 403


class ProviderCancelled(AccountRefusal):
    code, status = "provider_cancelled", 403


class ProviderStale(AccountRefusal):
    code, status = "provider_stale", 409


class ForeignForm(AccountRefusal):
    code, status = "foreign_form", 403


class KeyMissing(AccountRefusal):
    code, status = "key_missing", 401


class KeyUnknown(AccountRefusal):
    """The same for a key that never was, was revoked or has run out."""

    code, status = "key_unknown", 401


class KeyPaused(AccountRefusal):
    code, status = "key_paused", 403


class KeyScope(AccountRefusal):
    code, status = "key_scope", 403


class KeyGone(AccountRefusal):
    code, status = "key_gone", 404


class KeyNameInvalid(AccountRefusal):
    code, status, about = "key_name_invalid", 422, "name"


class KeyScopesInvalid(AccountRefusal):
    code, status, about = "key_scopes_invalid", 422, "scopes"


class KeyDaysInvalid(AccountRefusal):
    code, status, about = "key_days_invalid", 422, "days"


class KeysTooMany(AccountRefusal):
    code, status, about = "keys_too_many", 409, "name"
