"""What a change does to a recording, in words.

Source of the documented parameters: https://www.volcengine.com/docs/6348/1188215
"""

from typing import Final

from pulumi_livemedia.structures.outcomes import Consequence, CostDriver, Event, Words, outcome

_INTERRUPTION, _RESTART, _GOES_LIVE = Consequence.INTERRUPTION, Consequence.RESTART, Consequence.GOES_LIVE
_SIZE: Final = "the recorded picture has another size"

WORDS: Final = Words(
    outcomes={
        Event.START: outcome("a recording starts: a new file begins", _GOES_LIVE),
        Event.ENTER_STOPPED: outcome("comes into the stack; nothing is recorded"),
        Event.STOP: outcome("the recording ends; its files are kept", _INTERRUPTION),
        Event.END: outcome("the recording ends; its files are kept", _INTERRUPTION),
        Event.LEAVE_STOPPED: outcome("leaves the stack; nothing is recorded, and the files are kept"),
        Event.LEAVE_RUNNING: outcome("leaves the stack and is not stopped: what is recorded goes on"),
        Event.LIVE: outcome("keeps recording"),
        Event.RENEW: outcome("the recording is restarted: a new file begins, no gap", _RESTART),
        Event.RENEW_WITH_GAP: outcome(
            "the recording is interrupted: it ends, then a new file begins", _INTERRUPTION, _RESTART
        ),
        Event.GO_ON: outcome(
            "is not restarted: the same recording goes on; another value of `restart_triggers` restarts it"
        ),
        Event.REFUSED: outcome(
            'nothing starts: the recording has ended by itself, and with `when_ended="fail"` `pulumi up` will fail'
        ),
        Event.MOVE: outcome("a recording of another room starts, then the present one ends", _INTERRUPTION, _GOES_LIVE),
        Event.MOVE_WITH_GAP: outcome(
            "the present recording ends, then one of another room starts", _INTERRUPTION, _GOES_LIVE
        ),
        Event.END_FORMER_RUN: outcome(
            "a former run, which an update that failed has left behind, ends; its files are kept"
        ),
        Event.END_FORMER_THING: outcome(
            "a former recording, which an update that failed has left behind, ends; its files are kept", _INTERRUPTION
        ),
        Event.LEAVE_FORMER: outcome(
            "a former run, which an update that failed has left behind, leaves the stack; nothing is recorded by it"
        ),
        Event.NEXT_START: outcome("keeps recording; the new keys count for the next start"),
        Event.NOTHING_RUNS: outcome("nothing is recorded now; the change counts for the next start"),
    },
    thing=("appId", "roomId", "taskId"),
    follows=("taskId",),
    status="recordStatus",
    idle=frozenset({"ended", "failed"}),
    billed="also while it waits for somebody to publish",
    drivers=(
        CostDriver("recordMode", "one mixed file, or a file for each stream"),
        CostDriver("targetStreams", "which streams are recorded"),
        CostDriver("excludeStreams", "which streams are recorded"),
        CostDriver("encode.videoWidth", _SIZE),
        CostDriver("encode.videoHeight", _SIZE),
        CostDriver("layout.customLayout.canvas.width", _SIZE),
        CostDriver("layout.customLayout.canvas.height", _SIZE),
        CostDriver("encode.videoBitrate", "the files become larger or smaller"),
        CostDriver("encode.videoCodec", "the files become larger or smaller"),
        CostDriver("encode.audioBitrate", "the files become larger or smaller"),
        CostDriver("fileFormatConfig", "how many files there are"),
        CostDriver("control.mediaType", "whether there is a picture"),
        CostDriver("control.maxIdleTime", "how long it waits, billed, when nobody publishes"),
        CostDriver("control.maxRecordTime", "how long it records at most"),
        CostDriver("storageConfig", "where the files are kept"),
    ),
)
