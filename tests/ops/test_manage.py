"""What the command line does, and what the doctor sees."""

import shutil
from collections import namedtuple

import pytest
from sqlmodel import select

from sora_reflex import manage
from sora_reflex.accounts import service as accounts
from sora_reflex.core import db
from sora_reflex.models import Invite, Role, User
from sora_reflex.ops import doctor, first_invite
from tests.factories import create_generation, create_user


def invites() -> list[Invite]:
    with db.reading() as session:
        return list(session.exec(select(Invite)))


class TestInvite:
    def test_prints_a_link_that_lets_so_many_in(self, database, capsys):
        assert manage.main(["invite", "--role", "moderator", "--uses", "3", "--expires-days", "7"]) == 0
        (made,) = invites()
        assert capsys.readouterr().out.strip() == f"http://localhost:3000/invite/{made.code}"
        assert (made.role, made.total_count, made.owner_id) == (Role.MODERATOR, 3, None)
        assert made.expires_at is not None

    def test_says_what_is_wrong_in_one_line(self, database, capsys):
        assert manage.main(["invite", "--uses", "0"]) == 1
        assert len(capsys.readouterr().err.strip().splitlines()) == 1


class TestWaiting:
    def test_lets_in_who_has_waited_longest_and_nobody_twice(self, database, clock, capsys):
        with db.unit_of_work() as session:
            for name in ("first", "second", "third"):
                accounts.join_waiting_list(session, email=f"{name}@example.org")
                clock.advance(hours=1)
        assert manage.main(["waiting", "--invite", "2"]) == 0
        lines = capsys.readouterr().out.strip().splitlines()
        codes = {invite.code for invite in invites()}
        assert [line.split("\t")[0] for line in lines[:2]] == ["first@example.org", "second@example.org"]
        assert {line.rsplit("/", 1)[1] for line in lines[:2]} == codes
        assert lines[2] == "1 person waits for an invite."
        with db.unit_of_work() as session:
            accounts.join_waiting_list(session, email="first@example.org")
        manage.main(["waiting", "--invite", "5"])
        assert capsys.readouterr().out.startswith("third@example.org\t")


class TestFirstInvite:
    def test_is_the_same_on_every_start_until_it_is_used(self, database):
        code = first_invite.find_or_make()
        assert code
        assert first_invite.find_or_make() == code
        with db.unit_of_work() as session:
            made = session.exec(select(Invite)).one()
            made.redeemed_count = 1
            session.add(made)
        assert first_invite.find_or_make() not in ("", code)

    def test_makes_an_operator(self, database):
        first_invite.find_or_make()
        assert [invite.role for invite in invites()] == [Role.OPERATOR]

    def test_is_not_needed_once_there_is_an_operator(self, database):
        with db.unit_of_work() as session:
            create_user(session, role=Role.OPERATOR)
        assert first_invite.find_or_make() == ""
        assert invites() == []


class TestPromote:
    def test_gives_a_role_by_handle_in_any_case(self, database, capsys):
        with db.unit_of_work() as session:
            create_user(session, handle="Ann")
        assert manage.main(["promote", "@ann", "operator"]) == 0
        with db.reading() as session:
            assert session.exec(select(User)).one().role is Role.OPERATOR

    def test_an_unknown_handle_is_one_line_and_exit_1(self, database, capsys):
        assert manage.main(["promote", "nobody", "operator"]) == 1
        assert "handle" in capsys.readouterr().err


class TestSweep:
    def test_counts_what_it_found(self, database, redis, capsys):
        assert manage.main(["sweep"]) == 0
        assert "0 put back" in capsys.readouterr().out

    def test_says_when_redis_is_away(self, database, capsys, clock):
        with db.unit_of_work() as session:
            create_generation(session)
        clock.advance(minutes=1)
        assert manage.main(["sweep"]) == 1
        assert "Redis does not answer" in capsys.readouterr().out


class TestDoctor:
    def test_a_migrated_database_is_well(self, database):
        assert doctor.check_database().is_well

    def test_an_empty_database_is_told_to_migrate(self, data_dir):
        finding = doctor.check_database()
        assert not finding.is_well
        assert "make migrate" in finding.words

    def test_a_database_out_of_reach_is_said_in_one_line(self, monkeypatch):
        monkeypatch.setenv("SORA_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
        finding = doctor.check_database()
        assert not finding.is_well
        assert "\n" not in doctor.line(finding)

    def test_redis_is_well_when_it_answers(self, redis):
        assert doctor.check_redis().is_well

    def test_a_missing_redis_says_how_to_get_one(self):
        finding = doctor.check_redis()
        assert not finding.is_well
        assert "make run" in finding.words

    def test_missing_workers_are_named_with_their_command(self, redis):
        finding = doctor.check_workers()
        assert not finding.is_well
        assert "python -m workers render" in finding.words

    def test_a_full_disk_is_seen(self, monkeypatch):
        usage = namedtuple("usage", "total used free")
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10, 9, 1))
        assert not doctor.check_disk().is_well

    def test_storage_that_can_be_written_is_well(self):
        assert doctor.check_storage().is_well

    def test_storage_in_the_way_of_a_file_is_not(self, data_dir):
        (data_dir / "media").write_text("not a folder")
        assert not doctor.check_storage().is_well

    def test_one_bad_finding_makes_the_command_fail(self, monkeypatch, capsys):
        findings = [doctor.Finding("disk", True, "fine"), doctor.Finding("redis", False, "gone")]
        monkeypatch.setattr(doctor, "examine", lambda: findings)
        assert manage.main(["doctor"]) == 1
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["ok", "BAD"]

    @pytest.mark.parametrize("role", ["member", "moderator", "operator"])
    def test_the_command_knows_every_role(self, role):
        assert role in manage.ROLES
