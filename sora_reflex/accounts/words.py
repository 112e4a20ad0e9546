"""Every sentence with which accounts refuse or confirm something, by its stable code."""

from sora_reflex.accounts.waits import say_seconds

REFUSALS = {
    # invites
    "invite_unknown": "That invite code is not known. Check it letter by letter, or ask for a new one.",
    "invite_used": "That invite has been used up. Ask whoever gave it to you for another.",
    "invite_expired": "That invite has run out. Ask whoever gave it to you for a new one.",
    "invite_revoked": "That invite was taken back. Ask whoever gave it to you for another.",
    "country_closed": "Signing up is not open in your country yet.",
    # who somebody is
    "handle_invalid": "A handle has 3 to 30 letters, digits, dots or underscores, and at least one letter.",
    "handle_edges": "A handle starts and ends with a letter or digit, and has no two dots in a row.",
    "handle_reserved": "That handle is kept for this place itself. Choose another.",
    "handle_taken": "Somebody has that handle. Choose another.",
    "display_name_invalid": "A display name has 1 to 50 characters that can be seen.",
    "bio_invalid": "A bio has at most 300 characters.",
    "email_invalid": "That does not look like an e-mail address. Check it and try again.",
    # passwords
    "password_short": "Use at least 10 characters. A few words in a row are easy to remember.",
    "password_long": "Use at most 200 characters.",
    "password_common": "That password is easy to guess. Use a few words that do not belong together.",
    "password_like_name": "Your password must not be your handle or your name.",
    "wrong_sign_in": "That handle and password do not fit together. Check both and try again.",
    "wrong_password": "That is not your password. Try again.",
    "suspended": "This account is suspended. Write to whoever runs this place if you think that is wrong.",
    "sign_in_needed": "Sign in first.",
    # an identity provider
    "provider_off": "Signing in with a provider is not set up here.",
    "provider_unreachable": "The provider cannot be reached. Try again in a minute.",
    "provider_refused": "The provider did not confirm who you are. Try again.",
    "provider_cancelled": "Signing in with the provider was cancelled.",
    "provider_stale": "That took too long, or another tab was faster. Start again.",
    # keys for programs
    "key_missing": "Send an API key: `Authorization: Bearer sk-...`. You make one in your settings.",
    "key_unknown": "That API key opens nothing here: it is wrong, has run out or was revoked.",
    "key_paused": "Your account is about to be deleted, and its keys open nothing. Undo that in your settings.",
    "key_scope": "This key may not do that. Make one in your settings that may.",
    "key_gone": "That key is gone already.",
    "key_name_invalid": "Give the key a name of 1 to 60 characters, so that you know it again.",
    "key_scopes_invalid": "Choose what the key may do: read, create or post.",
    "key_days_invalid": "A key lasts from 1 to 3650 days, or until you revoke it.",
    "keys_too_many": "You have as many keys as one person may. Revoke one that you don't use.",
    # the rest
    "too_many": "That was too often. Wait a moment and try again.",
    "foreign_form": "That form came from another site. Open this page again and retry.",
    "sign_in_gone": "That sign-in has ended already.",
    "invite_gone": "That invite is not yours, or it is gone.",
    "person_unknown": "Nobody here has that handle.",
}

NOTICES = {
    "password_changed": "Your password is changed. Every other sign-in has ended.",
    "handle_changed": "Your handle is changed. The old one leads to you for a while.",
    "profile_saved": "Saved.",
    "invite_revoked": "That invite no longer works.",
    "sign_in_revoked": "That sign-in has ended.",
    "signed_out": "You are signed out.",
    "signed_out_everywhere": "You are signed out everywhere.",
    "waiting": "You are on the list. We write when there is room.",
    "deletion_asked": "Your account is hidden now and will be deleted. To keep it, sign in and open your settings.",
    "deletion_undone": "Welcome back. Nothing was deleted.",
}


def say(code: str, *, wait_seconds: int = 0) -> str:
    """The words for a refusal's code; empty for no code, and one safe sentence for a code that is not known."""
    if not code:
        return ""
    if code == "too_many" and wait_seconds > 0:
        return f"That was too often. Try again in {say_seconds(wait_seconds)}."
    return REFUSALS.get(code, "That did not work. Try again.")


def say_notice(code: str) -> str:
    """The words for something that worked; empty for a code that is not known."""
    return NOTICES.get(code, "")
