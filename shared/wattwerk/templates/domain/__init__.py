"""What templates may say, and how they become mails and letters."""
