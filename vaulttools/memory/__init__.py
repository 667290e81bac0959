"""What is remembered between runs, in the user's cache folder: take it away and only time changes."""
