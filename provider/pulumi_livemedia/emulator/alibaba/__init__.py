"""The emulated side of Alibaba Cloud: its gateway and the services behind it."""
