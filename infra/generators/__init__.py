"""What is written down once in the code and needed elsewhere in another form."""
