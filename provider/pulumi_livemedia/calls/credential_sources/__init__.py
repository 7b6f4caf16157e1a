"""Where temporary credentials come from, each source in a file of its own, imported only where it is used."""
