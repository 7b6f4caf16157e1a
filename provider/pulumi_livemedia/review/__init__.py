"""What a reviewer sees: the picture that will be recorded, what moves in it, and what is legal but wrong."""
