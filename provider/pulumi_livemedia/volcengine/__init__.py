"""Real-time communication (RTC) of Volcengine: its resources, its signature, its operations."""
