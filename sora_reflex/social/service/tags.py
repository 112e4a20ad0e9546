"""#tags: what of a caption is one, and which posts have which."""

import re

from sqlmodel import Session, col, delete

from sora_reflex.core.rows import insert_once
from sora_reflex.models import Post, PostTag

LONGEST = 40

_TAG = re.compile(rf"(?<![\w&#])#(\w{{1,{LONGEST}}})\b")


def find_tags(caption: str) -> list[str]:
    """The tags of a caption in lower case, each once, in order. A bare number is none: "#1" is a rank."""
    found = (tag.lower() for tag in _TAG.findall(caption))
    return list(dict.fromkeys(tag for tag in found if not tag.isdigit()))


def keep_tags(session: Session, post: Post) -> None:
    """Let a post have the tags of its caption, and no others."""
    tags = find_tags(post.caption)
    session.execute(delete(PostTag).where(col(PostTag.post_id) == post.id, col(PostTag.tag).not_in(tags)))
    for tag in tags:
        insert_once(session, PostTag, tag=tag, post_id=post.id, created_at=post.created_at)
