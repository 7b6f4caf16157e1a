"""What is legal but wrong: checks with codes, which a project can switch and weigh."""
