"""The shortest program: a production studio is started for the show; `pulumi destroy` stops it."""

import pulumi

import pulumi_livemedia as livemedia

show = livemedia.LiveCaster("evening-news", caster_id="80787064-1c94-4dc1-85ce-9409960a0001")

pulumi.export("program_url", show.program_url)
pulumi.export("status", show.status)
