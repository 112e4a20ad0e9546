"""Deleting an account: hidden at once, undone within the grace period, then really gone."""

from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel, col, select

from sora_reflex.accounts import queries
from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.errors import WrongPassword
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core import clock as core_clock
from sora_reflex.core.jobs import Job
from sora_reflex.core.settings import get_settings
from sora_reflex.models import (
    Decision,
    Generation,
    GenerationStatus,
    Invite,
    Like,
    OidcIdentity,
    Post,
    Redemption,
    Reference,
    Stage,
    Upload,
    User,
    Verdict,
    Video,
)
from tests.accounts.people import PASSWORD, join, join_as_viewer
from tests.conftest import HeldClock
from tests.factories import create_follow, create_generation, create_like, create_post, create_video


def rows_about(session: Session, user_id: UUID) -> dict[str, int]:
    """How many rows of each table name this person: read from the schema, so that no new table is forgotten."""
    found = {}
    for table in SQLModel.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name == "users":
                count = len(session.execute(select(key.parent).where(key.parent == user_id)).all())
                found[f"{table.name}.{key.parent.name}"] = count
    return found


def every_row(session: Session) -> str:
    tables = SQLModel.metadata.sorted_tables
    return " ".join(str(row) for table in tables for row in session.execute(table.select()).all())


def pending_media(session: Session) -> set[str]:
    return {job.payload["video_id"] for job in session.info.get("jobs", []) if job.job is Job.DELETE_MEDIA}


def a_life(session: Session) -> tuple[Viewer, Viewer, Post]:
    """Two people with everything that an account can have; the first will go. Gives also a post of the second."""
    mira, binod = join_as_viewer(session, "mira"), join_as_viewer(session, "binod")
    go, stay = session.get_one(User, mira.id), session.get_one(User, binod.id)
    mine, theirs = create_post(session, go, like_count=1), create_post(session, stay, like_count=2)
    create_like(session, go, theirs)
    create_like(session, stay, theirs)
    create_like(session, stay, mine)
    create_follow(session, go, stay)
    create_follow(session, stay, go)
    create_video(session, go)
    waiting = create_generation(session, go, prompt="my secret dream")
    session.add(
        Verdict(
            generation_id=waiting.id,
            stage=Stage.SCREENING,
            decision=Decision.ALLOW,
            rule="bounds",
            message="",
            created_at=core_clock.now(),
        )
    )
    picture = Upload(owner_id=go.id, width=200, height=200, bytes=1, created_at=core_clock.now())
    session.add(picture)
    session.flush()
    session.add(Reference(generation_id=waiting.id, number=0, upload_id=picture.id))
    session.add(OidcIdentity(issuer="https://id.example", subject="mira", user_id=go.id, created_at=core_clock.now()))
    accounts.change_handle(session, viewer=mira, handle="mira.kask")
    join(session, "friend", code=queries.list_invites(session, mira)[0].code)
    session.flush()
    return mira, binod, theirs


class TestAskDeletion:
    def test_needs_the_password(self, session: Session) -> None:
        viewer = join_as_viewer(session, "mira")
        with pytest.raises(WrongPassword):
            accounts.ask_deletion(session, viewer=viewer, password="not hers")

    def test_ends_every_sign_in_and_can_be_undone(self, session: Session, clock: HeldClock) -> None:
        token = join(session, "mira")
        viewer = queries.find_viewer(session, token)
        assert viewer
        accounts.ask_deletion(session, viewer=viewer, password=PASSWORD)
        assert queries.find_viewer(session, token) is None
        assert queries.find_user_by_handle(session, "mira") is None
        assert queries.resolve_handle(session, "mira") == (None, False)
        assert not queries.is_handle_free(session, "mira")
        clock.advance(days=13)
        assert accounts.purge_due(session) == 0
        back = queries.find_viewer(session, accounts.sign_in(session, user_id=viewer.id))
        assert back
        assert back.delete_after is not None
        accounts.undo_deletion(session, viewer=back)
        clock.advance(days=30)
        assert accounts.purge_due(session) == 0
        assert queries.find_user_by_handle(session, "mira")

    def test_asking_twice_does_not_move_the_day(self, session: Session, clock: HeldClock) -> None:
        viewer = join_as_viewer(session, "mira")
        accounts.ask_deletion(session, viewer=viewer, password=PASSWORD)
        clock.advance(days=10)
        accounts.ask_deletion(session, viewer=viewer, password=PASSWORD)
        clock.advance(days=4)
        assert accounts.purge_due(session) == 1

    def test_without_a_grace_period_it_happens_now(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SORA_DELETION_GRACE_DAYS", "0")
        get_settings.cache_clear()
        accounts.ask_deletion(session, viewer=join_as_viewer(session, "mira"), password=PASSWORD)
        assert [job.job for job in session.info["jobs"]] == [Job.PURGE_ACCOUNTS]


class TestPurge:
    def test_leaves_nothing_of_the_person(self, session: Session, clock: HeldClock) -> None:
        mira, _, _ = a_life(session)
        assert sum(rows_about(session, mira.id).values()) >= 15
        videos = {str(id) for id in session.exec(select(Video.id).where(col(Video.owner_id) == mira.id))}
        accounts.ask_deletion(session, viewer=mira, password=PASSWORD)
        clock.advance(days=14)
        assert accounts.purge_due(session) == 1
        assert not any(rows_about(session, mira.id).values())
        assert session.get(User, mira.id) is None
        assert len(videos) == 2
        assert pending_media(session) == videos

    def test_leaves_no_word_of_the_person_in_any_table(self, session: Session, clock: HeldClock) -> None:
        mira, _, _ = a_life(session)
        words = ("mira", "Mira", "secret dream", "id.example")
        assert all(word in every_row(session) for word in words[:1] + words[2:])
        accounts.ask_deletion(session, viewer=mira, password=PASSWORD)
        clock.advance(days=14)
        accounts.purge_due(session)
        session.expire_all()
        assert not [word for word in words if word in every_row(session)]

    def test_the_counts_of_others_stay_right(self, session: Session, clock: HeldClock) -> None:
        mira, _, theirs = a_life(session)
        accounts.ask_deletion(session, viewer=mira, password=PASSWORD)
        clock.advance(days=14)
        accounts.purge_due(session)
        session.refresh(theirs)
        assert theirs.like_count == 1
        assert len(session.exec(select(Like)).all()) == 1

    def test_guests_stay_and_unused_codes_go(self, session: Session, clock: HeldClock) -> None:
        mira, binod, _ = a_life(session)
        codes = {invite.code for invite in queries.list_invites(session, mira)}
        accounts.ask_deletion(session, viewer=mira, password=PASSWORD)
        clock.advance(days=14)
        accounts.purge_due(session)
        guest = queries.find_user_by_handle(session, "friend")
        assert guest
        assert session.get(Redemption, guest.id)
        kept = session.exec(select(Invite).where(col(Invite.code).in_(codes))).all()
        assert [(invite.owner_id, invite.revoked_at is not None) for invite in kept] == [(None, True)]
        assert len(queries.list_invites(session, binod)) == 4

    def test_the_handle_is_free_again_and_an_open_request_is_gone(self, session: Session, clock: HeldClock) -> None:
        mira, _, _ = a_life(session)
        accounts.ask_deletion(session, viewer=mira, password=PASSWORD)
        clock.advance(days=14)
        accounts.purge_due(session)
        waiting = col(Generation.status) == GenerationStatus.QUEUED
        assert session.exec(select(Generation).where(col(Generation.user_id) == mira.id, waiting)).all() == []
        join(session, "mira.kask")
        join(session, "mira")

    def test_purging_again_is_a_no_op(self, session: Session, clock: HeldClock) -> None:
        viewer = join_as_viewer(session, "mira")
        accounts.ask_deletion(session, viewer=viewer, password=PASSWORD)
        clock.advance(days=14)
        assert [accounts.purge_due(session) for _ in range(2)] == [1, 0]
        assert session.get(User, viewer.id) is None
