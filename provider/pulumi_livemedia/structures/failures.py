"""What is wrong with an input: where, which rule, and what cures it."""

from dataclasses import dataclass, replace

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken rule at one place."""

    path: Path
    """Field names in state spelling, and positions in lists."""
    rule: str
    """What the value has to be, as the end of a sentence: `must be at most 1280`."""
    cure: str | None = None
    """What to do, where the rule itself does not say it."""

    def below(self, prefix: Path) -> "Failure":
        """The same failure, seen from an enclosing structure."""
        return replace(self, path=(*prefix, *self.path))

    @property
    def text(self) -> str:
        """The rule, and its cure where there is one."""
        return self.rule if self.cure is None else f"{self.rule}; {self.cure}"


class Breach(ValueError):
    """Raised by the validator of one value: the rule that it breaks, and what cures that."""

    def __init__(self, rule: str, cure: str | None = None) -> None:
        super().__init__(rule if cure is None else f"{rule}; {cure}")
        self.rule = rule
        self.cure = cure


def dotted(path: Path) -> str:
    """A path as people write it: `layout.customLayout.regions[2].width`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
