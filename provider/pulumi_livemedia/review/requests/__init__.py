"""The vendor's own requests, checked without a call."""
