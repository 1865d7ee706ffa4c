"""Rows → a report on paper: a plan's page as a Word document; the only room of the reports that knows python-docx."""

from forandring.reports.document.composing import Report, plan_report
from forandring.reports.document.package import Template, check_template

__all__ = ["Report", "Template", "check_template", "plan_report"]
