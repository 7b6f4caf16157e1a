"""How the lifecycle of a thing becomes a Pulumi dynamic provider; no cloud's name in it."""
