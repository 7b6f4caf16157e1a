"""What a change does to a show, in words.

Source of what is billed: https://help.aliyun.com/document_detail/64531.html
"""

from typing import Final

from pulumi_livemedia.structures.outcomes import Consequence, Event, Words, outcome

_INTERRUPTION, _RESTART, _GOES_LIVE = Consequence.INTERRUPTION, Consequence.RESTART, Consequence.GOES_LIVE

WORDS: Final = Words(
    outcomes={
        Event.START: outcome("goes on air", _GOES_LIVE),
        Event.ENTER_STOPPED: outcome("comes into the stack, and stays off air"),
        Event.STOP: outcome("stops the show; it stays in the stack", _INTERRUPTION),
        Event.END: outcome("stops the show; the caster is kept", _INTERRUPTION),
        Event.LEAVE_STOPPED: outcome("leaves the stack; it is off air, and the caster is kept"),
        Event.LEAVE_RUNNING: outcome("leaves the stack and is not stopped: a show that is on air goes on"),
        Event.LIVE: outcome("stays on air"),
        Event.RESTART: outcome("the stream is interrupted: the caster is restarted", _INTERRUPTION, _RESTART),
        Event.RENEW: outcome("the stream is interrupted: the caster is started anew", _INTERRUPTION, _RESTART),
        Event.RENEW_WITH_GAP: outcome(
            "the stream is interrupted: the caster is stopped, then started anew", _INTERRUPTION, _RESTART
        ),
        Event.MOVE: outcome("another caster goes on air, then the present one stops", _INTERRUPTION, _GOES_LIVE),
        Event.MOVE_WITH_GAP: outcome(
            "the present caster stops, then another one goes on air", _INTERRUPTION, _GOES_LIVE
        ),
        Event.END_FORMER_RUN: outcome(
            "the show that an update which failed has left behind stops; the caster is kept", _INTERRUPTION
        ),
        Event.END_FORMER_THING: outcome(
            "another caster, which an update that failed has left behind, stops; it is kept", _INTERRUPTION
        ),
        Event.LEAVE_FORMER: outcome(
            "another caster, which an update that failed has left behind, leaves the stack; it is off air, and kept"
        ),
        Event.NOTHING_RUNS: outcome("is off air, and stays so"),
    },
    thing=("casterId",),
    status="status",
    idle=frozenset({"idle"}),
    stops_first=True,
    is_brought=True,
    billed="by the minute, at the rate of the resolution that is put out",
)
