"""The emulated cloud recording of RTC, API version 2023-11-01."""
