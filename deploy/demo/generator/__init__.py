"""Turns the hand-written material in source/ into the demo data."""
