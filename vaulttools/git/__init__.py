"""A vault that is synced with git: made ready, looked over, and left as it was."""
