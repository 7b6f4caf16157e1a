"""What the contents of a production studio have in common: slots, layers, scenes, and how they come and go."""
