"""What can go wrong with a film server, each in words for whoever asked for the film."""

from workers.engines.base import FilmFailed

LONGEST_QUOTE = 200


class Trouble(FilmFailed):
    """Anything that keeps a film from coming.

    Attributes:
        elsewhere: Another server may be asked instead: nothing was started, and nothing is paid, at this one.
        passes: The same server may be asked again later.
        wait_seconds: When, if it says so.
    """

    code = "remote_failed"
    elsewhere = False
    passes = False
    wait_seconds: float | None = None


class Refused(Trouble):
    """The server's own moderation will not film it. No other server is asked: that would be shopping around."""

    code = "remote_refused"
    is_refusal = True

    def __init__(self, said: str = "") -> None:
        super().__init__(f"The film server's own checks refuse this prompt or picture{quoted(said)}.")


class Unfit(Trouble):
    """The server does not do what was asked: a size, a length, a field."""

    code = "remote_unfit"
    elsewhere = True

    def __init__(self, said: str = "") -> None:
        super().__init__(f"The film server can't film it like this{quoted(said)}. Try another length or shape.")


class NoCredit(Trouble):
    """The account at the server has run out."""

    code = "remote_no_credit"
    elsewhere = True

    def __init__(self) -> None:
        super().__init__("This instance's account at the film server is used up. Tell whoever runs the instance.")


class KeyRefused(Trouble):
    """The server does not take the key."""

    code = "remote_key"
    elsewhere = True

    def __init__(self) -> None:
        super().__init__("The film server does not accept this instance's key. Tell whoever runs the instance.")


class Busy(Trouble):
    """The server asks to come back later."""

    code = "remote_busy"
    elsewhere = True
    passes = True

    def __init__(self, wait_seconds: float | None) -> None:
        super().__init__("The film servers have too much to do right now. Try again in a while.")
        self.wait_seconds = wait_seconds


class Away(Trouble):
    """The server can't be reached, or answers with its own failure.

    Attributes:
        may_have_begun: What was asked may have reached it all the same.
    """

    code = "remote_away"
    passes = True

    def __init__(self, detail: str, *, may_have_begun: bool, wait_seconds: float | None = None) -> None:
        super().__init__("The film server can't be reached. Try again in a while.")
        self.detail, self.may_have_begun, self.wait_seconds = detail, may_have_begun, wait_seconds
        self.elsewhere = not may_have_begun


class AnswerLost(Trouble):
    """Nobody can say whether the server films: asking once more could pay twice."""

    code = "remote_answer_lost"

    def __init__(self) -> None:
        super().__init__(
            "The film server's answer was lost, and it can't tell whether it is filming. It was not asked again, since "
            "that could be paid for twice."
        )


class Unknown(Trouble):
    """The server knows nothing of the film any more, or never knew."""

    code = "remote_lost"

    def __init__(self) -> None:
        super().__init__("The film server lost this film. Try again.")


class NotMade(Trouble):
    """The server tried and failed."""

    code = "remote_not_made"

    def __init__(self, said: str = "") -> None:
        super().__init__(f"The film server tried and could not make this film{quoted(said)}.")


class TooSlow(Trouble):
    """It took longer than a film may."""

    code = "remote_too_slow"

    def __init__(self) -> None:
        super().__init__("The film server took too long and was told to stop.")


class WrongMedia(Trouble):
    """What was downloaded is no film that can be shown."""

    code = "remote_media"

    def __init__(self, what: str) -> None:
        super().__init__(f"The film server sent something that can't be shown: {what}.")


class WrongParent(Trouble):
    """A remix or a continuation of a clip that no server here has."""

    code = "remote_parent"

    def __init__(self, why: str) -> None:
        super().__init__(why)


class NoServer(Trouble):
    """No server is configured that does what was asked."""

    code = "remote_no_server"

    def __init__(self, modes: str) -> None:
        super().__init__(f"No film server here can do this: {modes}.")


def quoted(said: str) -> str:
    """A server's own words, made harmless and short; empty for none."""
    words = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    if not words:
        return ""
    if len(words) > LONGEST_QUOTE:
        words = words[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f': "{words.rstrip(".")}"'
