"""The inbox in a tab: what its owner sees and does there, and that somebody else's tab changes nothing of it."""

import pytest
from sqlmodel import select

from sora_reflex.core import db
from sora_reflex.models import User
from sora_reflex.notifications.state import PATH, InboxState
from sora_reflex.shell.notices import ShellState
from sora_reflex.social import service as social
from tests.accounts.people import join
from tests.factories import create_post, create_user, viewer_of
from tests.tab import Tab, goes_to

pytestmark = pytest.mark.usefixtures("database", "redis")


def liked_clip_of(handle: str) -> Tab:
    """A tab of somebody whose clip was liked."""
    with db.unit_of_work() as session:
        token = join(session, handle)
        maker = session.exec(select(User).where(User.handle_key == handle)).one()
        post, fan = create_post(session, maker), create_user(session, handle=f"fan_of_{handle}", display_name="Fan")
        social.set_liked(session, viewer=viewer_of(fan), post_id=post.id, liked=True)
    return Tab(token=token, address=PATH)


async def test_what_is_shown_is_read_and_stays_marked_for_this_visit():
    tab = liked_clip_of("ada")
    await tab.send(InboxState.load)
    (row,) = tab.state(InboxState).rows
    assert (row.names, row.text, row.is_unread) == ("Fan", "liked your clip", True)
    assert (tab.state(ShellState).inbox_new, tab.state(InboxState).has_fresh) == (0, True)
    await tab.send(InboxState.read, "")
    assert not tab.state(InboxState).has_fresh
    await tab.send(InboxState.load)
    assert [row.is_unread for row in tab.state(InboxState).rows] == [False]


async def test_nobody_reads_another_s_inbox():
    hers, his = liked_clip_of("ada"), liked_clip_of("kofi")
    await hers.send(InboxState.load)
    await his.send(InboxState.read, hers.state(InboxState).rows[0].id)
    await his.send(InboxState.load)
    assert "fan_of_ada" not in his.sent_to_the_browser()
    assert goes_to(await Tab(address=PATH).send(InboxState.load)) == "/sign-in?next=/inbox"
