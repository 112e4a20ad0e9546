"""API keys: shown once, good for what they were made for, and for nobody else's things."""

import pytest
from sqlmodel import Session, select

from sora_reflex.accounts import keys
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import (
    KeyDaysInvalid,
    KeyGone,
    KeyNameInvalid,
    KeyPaused,
    KeyScopesInvalid,
    KeysTooMany,
    KeyUnknown,
)
from sora_reflex.core import db
from sora_reflex.core.ids import parse
from sora_reflex.models import ApiKey, Scope
from tests.factories import create_key, create_user, viewer_of


def test_a_key_opens_its_owners_door_and_is_kept_only_as_a_hash(session: Session):
    ada = create_user(session)
    key = keys.create(session, viewer=viewer_of(ada), name="  my\tscript ", scopes=["create", "read"], days=None)
    holder = keys.find_holder(session, key)
    assert key.startswith("sk-")
    assert holder.viewer.id == ada.id
    assert holder.scopes == {Scope.READ, Scope.CREATE}
    row = session.exec(select(ApiKey)).one()
    assert row.name == "my script"
    assert key not in {str(value) for value in row.model_dump().values()}


def test_a_list_shows_how_keys_begin_and_nobody_elses(session: Session):
    ada, bob = create_user(session), create_user(session)
    key = create_key(session, ada)
    create_key(session, bob)
    (listed,) = keys.list_own(session, viewer=viewer_of(ada))
    assert key.startswith(listed.start)
    assert len(listed.start) < 10
    assert key not in listed.model_dump_json()


def test_a_revoked_key_opens_nothing_from_that_moment_and_only_its_owner_revokes_it(session: Session):
    ada, bob = create_user(session), create_user(session)
    key = create_key(session, ada)
    id = parse(keys.list_own(session, viewer=viewer_of(ada))[0].id)
    with pytest.raises(KeyGone):
        keys.revoke(session, viewer=viewer_of(bob), id=id)
    assert keys.find_holder(session, key).viewer.id == ada.id
    keys.revoke(session, viewer=viewer_of(ada), id=id)
    with pytest.raises(KeyUnknown):
        keys.find_holder(session, key)


def test_a_key_runs_out(session: Session, clock):
    ada = create_user(session)
    key = create_key(session, ada, days=7)
    clock.advance(days=6, hours=23)
    assert keys.find_holder(session, key)
    clock.advance(hours=1)
    with pytest.raises(KeyUnknown):
        keys.find_holder(session, key)
    assert keys.list_own(session, viewer=viewer_of(ada))[0].is_over


def test_keys_rest_while_the_account_waits_to_be_deleted(session: Session):
    ada = create_user(session)
    key = create_key(session, ada)
    accounts.ask_deletion(session, viewer=viewer_of(ada), password="")
    with pytest.raises(KeyPaused):
        keys.find_holder(session, key)
    accounts.undo_deletion(session, viewer=viewer_of(ada))
    assert keys.find_holder(session, key).viewer.id == ada.id


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"name": " \n"}, KeyNameInvalid),
        ({"name": "x" * 61}, KeyNameInvalid),
        ({"scopes": []}, KeyScopesInvalid),
        ({"scopes": ["read", "rule"]}, KeyScopesInvalid),
        ({"days": 0}, KeyDaysInvalid),
        ({"days": 3651}, KeyDaysInvalid),
    ],
)
def test_what_makes_no_sense_is_refused(session: Session, wish: dict, refusal: type[Exception]):
    usual = {"name": "script", "scopes": ["read"], "days": 30}
    with pytest.raises(refusal):
        keys.create(session, viewer=viewer_of(create_user(session)), **(usual | wish))


def test_one_person_has_so_many_keys(session: Session):
    ada = create_user(session)
    for _ in range(keys.MOST_KEYS):
        create_key(session, ada)
    with pytest.raises(KeysTooMany):
        create_key(session, ada)


async def test_use_is_noted_once_a_minute(database: str, clock):
    with db.unit_of_work() as session:
        key = create_key(session, create_user(session))

    async def noted():
        await keys.recognise(key)
        with db.reading() as session:
            return session.exec(select(ApiKey.last_used_at)).one()

    first = await noted()
    clock.advance(seconds=59)
    assert await noted() == first
    clock.advance(seconds=1)
    assert await noted() == clock.now
