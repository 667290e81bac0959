"""What the owner wants done becomes changed texts: texts in, texts out."""
