"""Words for people. The only room that looks at the clock, the environment and the terminal."""
