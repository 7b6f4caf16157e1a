"""The emulated side of Volcengine: its gateway and the services behind it."""
