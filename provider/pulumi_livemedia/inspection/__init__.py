"""Looks that change nothing: is this machine ready, and does what is declared run."""
