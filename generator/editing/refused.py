"""What an edit that can't be done ends with."""


class Refused(ValueError):
    """The edit can't be done; the message and the hint are Russian sentences."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint
