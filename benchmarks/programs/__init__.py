"""The rivals: how each declares the same things."""
