"""What follows from the declarations with which customers end or move their contracts."""
