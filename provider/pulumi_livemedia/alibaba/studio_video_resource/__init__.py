"""`StudioVideoResource`: a source of pictures and sound in a slot of a production studio."""
