"""What people do with their accounts: every write, with its rules. Nothing here commits."""

from sora_reflex.accounts.service.brakes import (
    guard_own_password,
    guard_provider,
    guard_sign_in,
    guard_sign_up,
    guard_waiting_list,
    settle_own_password,
)
from sora_reflex.accounts.service.deletion import ask_deletion, purge_due, undo_deletion
from sora_reflex.accounts.service.invites import (
    invite_waiting,
    join_waiting_list,
    look_up_invite,
    make_invite,
    revoke_invite,
)
from sora_reflex.accounts.service.people import (
    change_handle,
    change_password,
    change_profile,
    choose_look,
    ensure_house,
    promote,
    set_picture,
)
from sora_reflex.accounts.service.provider import (
    begin_provider,
    keep_identity,
    return_from_provider,
    sign_up_with_provider,
)
from sora_reflex.accounts.service.sign_in import (
    renew_sign_in,
    revoke_sign_in,
    sign_in,
    sign_out,
    sign_out_everywhere,
)
from sora_reflex.accounts.service.sign_up import require_open_country, sign_up

__all__ = [
    "ask_deletion",
    "begin_provider",
    "change_handle",
    "change_password",
    "change_profile",
    "choose_look",
    "ensure_house",
    "guard_own_password",
    "guard_provider",
    "guard_sign_in",
    "guard_sign_up",
    "guard_waiting_list",
    "invite_waiting",
    "join_waiting_list",
    "keep_identity",
    "look_up_invite",
    "make_invite",
    "promote",
    "purge_due",
    "renew_sign_in",
    "require_open_country",
    "return_from_provider",
    "revoke_invite",
    "revoke_sign_in",
    "set_picture",
    "settle_own_password",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "sign_up",
    "sign_up_with_provider",
    "undo_deletion",
]
