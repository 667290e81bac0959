"""The funnel for other programs; one file a format."""
