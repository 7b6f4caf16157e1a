"""The errors of the emulator: what a cloud refuses, and what the control plane refuses."""


class CloudError(Exception):
    """A cloud's refusal, as its clients see it.

    Args:
        code: the cloud's error code, the only thing a client should branch on.
        status: the HTTP status.
        message: the cloud's words.
    """

    def __init__(self, code: str, status: int, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.status = status
        self.message = message


class ControlError(Exception):
    """A mistake in a call of the control plane.

    Args:
        message: what is wrong, where, and what would be right.
        status: the HTTP status, 400 unless said otherwise.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
