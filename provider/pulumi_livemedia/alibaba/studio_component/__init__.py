"""`StudioComponent`: a text, an image or a caption over the pictures of a production studio."""
