"""All that an emulator knows, in one object."""

import threading
from collections.abc import Mapping

from pulumi_livemedia.emulator.clock import Now, VirtualClock, real_time
from pulumi_livemedia.emulator.faults import Faults
from pulumi_livemedia.emulator.limits import Nonces, RateLimits
from pulumi_livemedia.emulator.namespaces import Namespaces
from pulumi_livemedia.emulator.recorder import Recorder
from pulumi_livemedia.emulator.settings import SettingsBook


class World:
    """The state of one emulator. It knows nothing of HTTP.

    Whoever reads or changes it holds `lock`; nobody waits while holding it.

    Args:
        real: the real clock.
    """

    def __init__(self, real: Now = real_time) -> None:
        self.lock = threading.RLock()
        self.real = real
        self.started = real()
        self.stopping = threading.Event()
        self.clock = VirtualClock(real)
        self.settings = SettingsBook()
        self.namespaces = Namespaces(self.clock, self.settings)
        self.limits = RateLimits(real)
        self.nonces = Nonces(real)
        self.faults = Faults(self.limits)
        self.recorder = Recorder()

    def reset(self, key_id: str | None = None) -> Mapping[str, int]:
        """Forget everything, or everything of one namespace; how much there was.

        Args:
            key_id: the namespace; None for all, clock, settings and nonces included.
        """
        account = None if key_id is None else self.namespaces.account(key_id)
        counts = {
            "namespaces": self.namespaces.reset(account),
            "requests": self.recorder.reset(key_id),
            "faults": self.faults.remove(namespace=key_id),
        }
        self.settings.reset(account)
        if key_id is None:
            self.clock.reset()
            self.nonces.reset()
            self.limits.reset()
        return counts
