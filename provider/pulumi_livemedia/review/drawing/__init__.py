"""Pictures as SVG: plain text, the same bytes for the same picture."""
