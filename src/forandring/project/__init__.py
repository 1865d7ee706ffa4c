"""The only reader of a theory's files and writer of the output folder."""

from forandring.project.reading import Progress, Reading, read

__all__ = ["Progress", "Reading", "read"]
