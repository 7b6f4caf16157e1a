"""What runs and no stack declares yet, taken into one: import files, and the lines of the program."""
