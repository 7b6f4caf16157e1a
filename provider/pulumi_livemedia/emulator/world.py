"""All that an emulator knows, in one object."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from pulumi_livemedia.emulator.clock import Now, VirtualClock, real_time, standing
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
        start: the moment at which time stands still until it is moved; None if it passes by itself.
    """

    def __init__(self, real: Now = real_time, start: datetime | None = None) -> None:
        self.lock = threading.RLock()
        self.real = real
        self.started = real()
        self.stopping = threading.Event()
        self.stands_still = start is not None
        self.clock = VirtualClock(real if start is None else standing(start))
        self.settings = SettingsBook()
        self.namespaces = Namespaces(self.clock, self.settings)
        self.limits = RateLimits(real)
        self.nonces = Nonces(real)
        self.faults = Faults(self.limits)
        self.recorder = Recorder()

    def moments(self, key_id: str) -> tuple[datetime, datetime]:
        """The times that a signature of a key may name: the real one, and the one that answers carry."""
        return self.real(), self.namespaces.clock(key_id).now()

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Bring everything back as it was if something goes wrong meanwhile; calls and faults' counts apart."""
        restores = [each.backup() for each in (self.clock, self.settings, self.namespaces, self.faults)]
        try:
            yield
        except BaseException:
            for restore in restores:
                restore()
            raise

    def reset(self, key_id: str | None = None) -> Mapping[str, int]:
        """Forget everything, or everything of one namespace; how much there was.

        Args:
            key_id: the namespace; None for all, clock, settings and nonces included.
        """
        counts = {**self.clear(key_id), "requests": self.forget_calls(key_id)}
        return {name: counts[name] for name in ("namespaces", "requests", "faults")}

    def clear(self, key_id: str | None = None) -> Mapping[str, int]:
        """Forget what there is: namespaces with their settings, faults, and for all the clock; how much there was."""
        account = None if key_id is None else self.namespaces.account(key_id)
        self.settings.reset(account)
        if key_id is None:
            self.clock.reset()
        return {"namespaces": self.namespaces.reset(account), "faults": self.faults.remove(namespace=key_id)}

    def forget_calls(self, key_id: str | None = None) -> int:
        """Forget the recorded calls, and for all the nonces and counts too; how many calls there were."""
        if key_id is None:
            self.nonces.reset()
            self.limits.reset()
        return self.recorder.reset(key_id)
