"""One request and its answer, as the application sees them whichever cloud is spoken."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from werkzeug import Request, Response

from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.registry import Answer
from pulumi_livemedia.emulator.world import World


class Exchange(ABC):
    """A request on its way: let in, carried out, answered.

    The attributes are filled as far as the request can be read, so that refused requests are recorded too.

    Attributes:
        service: such as `live`.
        action: the operation.
        key_id: the access key id that the request names.
        resource: the id of the thing it is about.
        parameters: what was sent.
        request_id: the id that the answer carries.
        relaxed: the parameters that were ignored because `strict` is off.
    """

    service: str = ""
    action: str = ""
    key_id: str = ""
    resource: str = ""
    parameters: Mapping[str, object]
    request_id: str
    relaxed: list[str]

    @abstractmethod
    def admit(self) -> None:
        """Everything that the cloud's gateway checks before the operation sees the request.

        Raises:
            CloudError: the request is refused.
        """

    @abstractmethod
    def perform(self) -> Answer:
        """Check the parameters and carry the operation out.

        Raises:
            CloudError: the operation is refused.
        """

    @abstractmethod
    def throttled(self) -> CloudError:
        """What the cloud says to somebody who calls too often."""

    @abstractmethod
    def injected(self, code: str, status: int | None, message: str | None) -> CloudError:
        """An error that was asked for, with the cloud's usual status and words where none are given."""

    @abstractmethod
    def accept(self, answer: Answer) -> Response:
        """The answer of an operation that was carried out."""

    @abstractmethod
    def refuse(self, error: CloudError) -> Response:
        """The answer to a request that was refused."""


class Gateway(ABC):
    """One cloud's front door."""

    @abstractmethod
    def claims(self, request: Request) -> bool:
        """Whether a request speaks this cloud's language."""

    @abstractmethod
    def receive(self, request: Request, world: World) -> Exchange:
        """Take a request; never fails, whatever was sent."""
