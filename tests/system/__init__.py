"""The whole thing at work: real processes, a real window, a real browser."""
