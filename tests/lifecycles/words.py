"""What the pages about faults say above their tables."""

_WAYS = """\
A call can go wrong in these ways:

- it *passes*: the call is throttled; the cloud has a server error; the connection is reset before the cloud has done
  anything, or after; there is no answer although it was done; the answer is cut off or not JSON; the cloud finds the
  time of the signature wrong (clock skew). One entry stands for all of them, and names those that end otherwise.
- it is *denied*; the thing is *not found* although it is there; or it is *in transition* to another state.

The second table of each operation is about faults that last: all calls of the action go wrong. In brackets is how
many calls were made in all, unless there was a wait; it is never more than 120. *stuck* is a change that the cloud
accepts and never completes.
"""

HEAD = f"""\
# What happens when calls go wrong

Measured on the emulator; `tests/lifecycles` compares each entry and says how to renew this page. Studios, what they
are filled with and what they show have [a page of their own](faults-studios.md).

{_WAYS}
What becomes of it:

- **done**: the operation came to its end all the same. A call that may have been carried out is not repeated before
  the thing was looked at.
- **CannotStart, idle**: it failed with this error, and nothing runs. What a failed start has started is stopped
  again.
- **CannotStop, runs**: it failed, and the thing runs, or may. The error says so.
- **let go**: the cloud says that there is no such thing, of the right account, and that is believed.

Whatever is there, the next run of the same program brings the declared state about, with one running thing and not
two: whether it looks first (`--refresh`) or not. Each entry is tried so, but for what is let go, and for a stop that
hangs for ever. A replacement is a create and a delete: in this order for a recording, and in the other one for a
caster and for a recording with a given TaskId.
"""

STUDIOS = f"""\
# What happens when calls about studios go wrong

Measured on the emulator; `tests/lifecycles` compares each entry and says how to renew this page. Casters on air and
recordings are on [the first page](faults.md).

{_WAYS}
What becomes of it:

- **done**: the operation came to its end all the same. A call that may have been carried out is not repeated blindly:
  a studio is known by its ClientToken, a video resource or component by its slot, a layout by its content.
- **CannotCreate, none**: it failed with this error, and nothing is there. A studio that can not be set up is deleted
  again.
- **CannotUpdate, as before** or **changed**: it failed before the change was made, or after that. A studio that was
  stopped for a change is **on air** again, where that can be brought about.
- **CannotUpdate, changed, not shown**: the change was made, and a scene on air may show what was there before. The
  next run shows it, also after a refresh (`applied: false => true`).
- **let go**: the cloud says that there is no such thing, of the right account, and that is believed. A scene that
  takes no change goes on showing what it does, until something else is shown or the caster stops; a line says so.

Whatever is there, the next run of the same program brings the declared state about, once, and shown where it is on
air: whether it looks first (`--refresh`) or not. Each entry is tried so, but for what is let go, and for a stop that
hangs for ever. *on air* stands for an operation on what is on air: a studio that has to be interrupted, or something
that its program shows.
"""
