"""What a change does to a studio, in words. It is made and set up here; on air it goes as a `LiveCaster`."""

from typing import Final

from pulumi_livemedia.structures.outcomes import Consequence, Event, Words, outcome

_INTERRUPTION, _RESTART = Consequence.INTERRUPTION, Consequence.RESTART
_END_FORMER: Final = outcome(
    "a former one, which an update that failed has left behind, is deleted with all in it; a show on it stops",
    _INTERRUPTION,
)

WORDS: Final = Words(
    outcomes={
        Event.START: outcome("is made and set up; it is not on air"),
        Event.END: outcome("is deleted with all that it was filled with; a show on it stops", _INTERRUPTION),
        Event.LEAVE_STOPPED: outcome("is deleted with all that it was filled with"),
        Event.LIVE: outcome("is set up anew; a show on it goes on"),
        Event.RESTART: outcome("is set up anew; a show on it goes on, and shows it after a restart"),
        Event.INTERRUPT: outcome("a show on it is interrupted: it is stopped for this", _INTERRUPTION, _RESTART),
        Event.REFUSED: outcome(
            "a show on it goes on: where the cloud refuses this on air, `pulumi up` will fail unless "
            "`allow_interruption=True`"
        ),
        Event.RENEW: outcome(
            "another one is made, then this one is deleted with all that it was filled with", _INTERRUPTION
        ),
        Event.RENEW_WITH_GAP: outcome(
            "is deleted with all that it was filled with, then another one is made", _INTERRUPTION
        ),
        Event.END_FORMER_RUN: _END_FORMER,
        Event.END_FORMER_THING: _END_FORMER,
        Event.LEAVE_FORMER: outcome(
            "a former one, which an update that failed has left behind, is deleted with all that it was filled with"
        ),
        Event.NOTHING_RUNS: outcome("is set up anew; it is off air"),
    },
    digests=("restartDigest",),
    status="status",
    idle=frozenset({"idle"}),
)
