"""Somebody would like to follow a private account."""

from sqlmodel import col

from sora_reflex.models import FollowRequest
from sora_reflex.notifications.kinds.base import D, Kind, N, there_is

FOLLOW_REQUEST = Kind(
    name="follow_request",
    label="Requests to follow",
    icon="lock",
    say=lambda _: "would like to follow you",
    link=lambda _: "/people",
    stands=lambda: there_is(
        FollowRequest.follower_id,
        col(FollowRequest.follower_id) == D.actor_id,
        col(FollowRequest.followee_id) == N.user_id,
    ),
)
