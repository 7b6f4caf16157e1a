"""A caster that another provider makes, and the show that runs on it.

`pulumi_alicloud` makes casters but can not start them; this package starts them but does not make them. With the
real one, delete `stand_in.py` and write:

    import pulumi_alicloud as alicloud

    studio = alicloud.live.Caster("studio", caster_name="evening-news", payment_type="PayAsYouGo", norm_type=1)

Both read the same settings, `alicloud:accessKey` and `alicloud:secretKey`, or the same environment and profiles.
"""

import pulumi
from stand_in import Caster

import pulumi_livemedia as livemedia

studio = Caster("studio", caster_name="evening-news")

# The id is not known before the caster is made. A preview of a fresh stack says so and goes on: everything else about
# the show is checked already. The output is also what makes Pulumi start the show after the caster was made, and stop
# it before the caster is deleted.
show = livemedia.LiveCaster(
    "evening-news",
    caster_id=studio.id,
    # A change of these reloads the running caster's settings: name whatever the show is made of.
    restart_triggers={"caster_name": studio.caster_name},
)

pulumi.export("caster_id", show.caster_id)
pulumi.export("program_url", show.program_url)
