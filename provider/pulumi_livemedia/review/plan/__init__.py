"""What a preview will do, in the words of what runs."""
