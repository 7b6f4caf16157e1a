"""Where temporary credentials of Volcengine come from, each source imported only where it is used."""
