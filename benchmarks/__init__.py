"""How fast things are; not part of the tests, since it depends on the machine."""
