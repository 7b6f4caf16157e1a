"""`StudioLayout`: where the pictures of a production studio stand, and which sounds are mixed."""
