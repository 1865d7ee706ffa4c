"""Theory and answers → rows → pages; the only room that knows jinja2."""

from forandring.reports.environment import get_ready
from forandring.reports.follows.standing import Standing, standing
from forandring.reports.index import index_page
from forandring.reports.material import Arrow, Material, Picture
from forandring.reports.pages import plan_page, plan_page_begun
from forandring.reports.sheets import sheet_page
from forandring.reports.tables import activities_csv, arrow_rows, arrows_csv, gaps_csv, matrix_csv

__all__ = [
    "Arrow",
    "Material",
    "Picture",
    "Standing",
    "activities_csv",
    "arrow_rows",
    "arrows_csv",
    "gaps_csv",
    "get_ready",
    "index_page",
    "matrix_csv",
    "plan_page",
    "plan_page_begun",
    "sheet_page",
    "standing",
]
