"""What a change does to what a studio is filled with, in words."""

from typing import Final

from pulumi_livemedia.structures.outcomes import Consequence, Event, Words, outcome

_FORMER: Final = outcome("a former one, which an update that failed has left behind, is taken out of the studio")
_FORMER_OF_SCENE: Final = outcome(
    "what a former one applied, which an update that failed has left behind, is taken out; on air, this is seen",
    Consequence.INTERRUPTION,
)

WORDS: Final = Words(
    outcomes={
        Event.START: outcome("is put into the studio"),
        Event.END: outcome("is taken out of the studio"),
        Event.END_FORMER_RUN: _FORMER,
        Event.END_FORMER_THING: _FORMER,
        Event.LIVE: outcome("is changed in the studio; where it is shown on air, this is seen"),
        Event.ON_AIR: outcome("is changed in the studio, and whoever watches sees it", Consequence.GOES_LIVE),
        Event.RENEW: outcome("is replaced in the studio: the new one is put in before the old one goes"),
        Event.RENEW_WITH_GAP: outcome("is replaced in the studio: the old one goes before the new one is put in"),
    },
    is_shown=True,
)

SCENE_WORDS: Final = Words(
    outcomes={
        Event.START: outcome("sets what the scene shows; on air, the program is seen at once", Consequence.GOES_LIVE),
        Event.END: outcome("what it applied is taken out of the scene; on air, this is seen", Consequence.INTERRUPTION),
        Event.END_FORMER_RUN: _FORMER_OF_SCENE,
        Event.END_FORMER_THING: _FORMER_OF_SCENE,
        Event.LIVE: outcome("is changed where nobody watches"),
        Event.ON_AIR: outcome("is changed on air: whoever watches sees or hears it", Consequence.GOES_LIVE),
        Event.NOTHING_RUNS: outcome("nobody sees it now; it is set once the caster is on air"),
        Event.LEAVE_STOPPED: outcome("leaves the stack; the caster is off air"),
    },
    status="status",
    idle=frozenset({"stopped"}),
    is_emptied=True,
)
