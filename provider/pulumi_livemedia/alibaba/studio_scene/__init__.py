"""`StudioScene`: what the preview or the program of a running production studio shows."""
