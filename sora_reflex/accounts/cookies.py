"""The name of the one cookie that keeps somebody signed in."""

SESSION_COOKIE = "sora_session"
