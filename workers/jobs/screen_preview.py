"""Checks what somebody has typed so far, before a still of it is drawn; nothing of it is written down."""

import json
from uuid import UUID

from sora_reflex.core import db
from sora_reflex.models import Decision
from sora_reflex.safety import service as safety
from sora_reflex.studio import making, previews


def run(user_id: str, number: str) -> None:
    """Send a scene on to be drawn, or say by which rule it would be refused."""
    owner = UUID(user_id)
    wanted = previews.still_wanted(owner, number)
    if wanted is None:
        return
    with db.reading() as session:
        parent_id = UUID(wanted.parent) if wanted.parent else None
        shots = [{"prompt": prompt} for prompt, _, _ in json.loads(wanted.shots)]
        text = making.text_with_parents(session, wanted.prompt, shots, parent_id)
    refusal = next((one for one in safety.screen_prompt(text) if one.decision is Decision.REFUSE), None)
    if refusal is not None:
        previews.put(owner, previews.refused(wanted.key(owner), refusal.message))
    else:
        previews.pass_on(owner, number)
