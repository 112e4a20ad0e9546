"""The whole schema: one file per aggregate."""

from sora_reflex.models.api_key import ApiKey, Scope
from sora_reflex.models.batch import ApiFile, Batch
from sora_reflex.models.comment import Comment, CommentLike, HiddenBy
from sora_reflex.models.engine import RenderEngine
from sora_reflex.models.generation import (
    Decision,
    Generation,
    GenerationStatus,
    Reference,
    Shape,
    Stage,
    StagePace,
    Verdict,
    Way,
)
from sora_reflex.models.invite import Invite, Redemption, Waiting
from sora_reflex.models.limit import Limit
from sora_reflex.models.mail import MailAddress
from sora_reflex.models.message import Conversation, ConversationMember, Message
from sora_reflex.models.notification import Notification, NotificationDeed
from sora_reflex.models.push import InstanceKey, NotificationChoice, Push, PushSubscription
from sora_reflex.models.report import ActKind, ModerationAct, Report, ReportReason, Subject
from sora_reflex.models.search import PostTag, PostText, Spelling, UserText
from sora_reflex.models.social import Block, Follow, FollowRequest, Like, Mute, Repost, Restriction
from sora_reflex.models.upload import Upload
from sora_reflex.models.user import OidcIdentity, OldHandle, ProviderAttempt, RateBucket, Role, SignIn, User
from sora_reflex.models.video import Post, Video, Visibility, WhoMayComment
from sora_reflex.models.webhook import Delivery, DeliveryStatus, DeliveryTry, EventType, Webhook

__all__ = [
    "ActKind",
    "ApiFile",
    "ApiKey",
    "Batch",
    "Block",
    "Comment",
    "CommentLike",
    "Conversation",
    "ConversationMember",
    "Decision",
    "Delivery",
    "DeliveryStatus",
    "DeliveryTry",
    "EventType",
    "Follow",
    "FollowRequest",
    "Generation",
    "GenerationStatus",
    "HiddenBy",
    "InstanceKey",
    "Invite",
    "Like",
    "Limit",
    "MailAddress",
    "Message",
    "ModerationAct",
    "Mute",
    "Notification",
    "NotificationChoice",
    "NotificationDeed",
    "OidcIdentity",
    "OldHandle",
    "Post",
    "PostTag",
    "PostText",
    "ProviderAttempt",
    "Push",
    "PushSubscription",
    "RateBucket",
    "Redemption",
    "Reference",
    "RenderEngine",
    "Report",
    "ReportReason",
    "Repost",
    "Restriction",
    "Role",
    "Scope",
    "Shape",
    "SignIn",
    "Spelling",
    "Stage",
    "StagePace",
    "Subject",
    "Upload",
    "User",
    "UserText",
    "Verdict",
    "Video",
    "Visibility",
    "Waiting",
    "Way",
    "Webhook",
    "WhoMayComment",
]
