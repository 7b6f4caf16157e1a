"""What a change does to a studio, in words. It is made and set up here; on air it goes as a `LiveCaster`."""

from typing import Final

from pulumi_livemedia.structures.outcomes import Consequence, Event, Words, outcome

_INTERRUPTION, _RESTART = Consequence.INTERRUPTION, Consequence.RESTART

WORDS: Final = Words(
    outcomes={
        Event.START: outcome("is made and set up; it is not on air"),
        Event.END: outcome("is deleted with all that it was filled with; a show on it stops", _INTERRUPTION),
        Event.LEAVE_STOPPED: outcome("is deleted with all that it was filled with"),
        Event.LIVE: outcome("is set up anew; a show on it goes on"),
        Event.RESTART: outcome("is set up anew; a show on it goes on, and shows it after a restart"),
        Event.INTERRUPT: outcome("a show on it is interrupted: it is stopped for this", _INTERRUPTION, _RESTART),
        Event.RENEW: outcome(
            "another one is made, then this one is deleted with all that it was filled with", _INTERRUPTION
        ),
        Event.RENEW_WITH_GAP: outcome(
            "is deleted with all that it was filled with, then another one is made", _INTERRUPTION
        ),
        Event.NOTHING_RUNS: outcome("is set up anew; it is off air"),
    },
    status="status",
    idle=frozenset({"idle"}),
)
