"""Answers → sheets of tables in Danish and English, and plain values for JSON."""
