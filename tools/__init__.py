"""What sets a checkout up: the virtualenv, the pulumi CLI, the emulator and the quickstart's stack."""
