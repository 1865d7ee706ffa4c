"""The pages' templates as data."""
