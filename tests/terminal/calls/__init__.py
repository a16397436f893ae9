"""Tests of both ends of a call."""
