"""Where temporary credentials of Alibaba Cloud come from, each source imported only where it is used."""
