"""The chapters of a report, each from the rows that the page shows."""
