"""`livemedia sweep`: what still runs and no stack declares."""
