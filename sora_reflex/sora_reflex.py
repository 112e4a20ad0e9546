"""The composition root: every domain's pages, and the HTTP side under them."""

import reflex as rx

from sora_reflex.accounts import pages as accounts_pages
from sora_reflex.api.app import make_api
from sora_reflex.api.metrics import Counted
from sora_reflex.api.web_shell import WebShell
from sora_reflex.core import log, trace
from sora_reflex.discover import pages as discover_pages
from sora_reflex.feed import pages as feed_pages
from sora_reflex.messages import pages as messages_pages
from sora_reflex.moderation import pages as moderation_pages
from sora_reflex.notifications import pages as notifications_pages
from sora_reflex.remix import pages as remix_pages
from sora_reflex.shell.gate import Gate
from sora_reflex.shell.head import STYLESHEETS, head_components
from sora_reflex.shell.notices import on_failure
from sora_reflex.studio import pages as studio_pages
from sora_reflex.webhooks import pages as webhooks_pages

log.configure("web")
trace.name_process("web")

app = rx.App(
    api_transformer=[make_api(), WebShell, Counted],
    stylesheets=STYLESHEETS,
    head_components=head_components(),
    html_lang="en",
    # Reflex's own toasts need eval, which the content security policy forbids: shell/layout.py has ours.
    toaster=None,
    app_wraps={},
    backend_exception_handler=on_failure,
)
app.add_middleware(Gate(), index=0)

moderation_pages.add_to(app)
studio_pages.add_to(app)
feed_pages.add_to(app)
remix_pages.add_to(app)
accounts_pages.add_to(app)
messages_pages.add_to(app)
webhooks_pages.add_to(app)
notifications_pages.add_to(app)
discover_pages.add_to(app)
