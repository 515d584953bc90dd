"""What a status machine may look like, which way a case goes through it, and what that fires."""
