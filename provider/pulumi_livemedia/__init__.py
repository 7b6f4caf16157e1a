"""Pulumi resources for media that runs."""
