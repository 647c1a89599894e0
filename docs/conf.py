"""Sphinx reads the documentation with this; a warning is a failure."""

from pathlib import Path

project = "Juncta"
author = "The Juncta developers"
copyright = "The Juncta developers, EUPL-1.2"  # noqa: A001 - Sphinx's own name
release = "0.1.0"
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "smartquotes"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Juncta"
html_favicon = str(Path(__file__).parents[1] / "src" / "juncta" / "ui" / "static" / "ui" / "favicon.svg")
html_static_path: list[str] = []
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
_SERIF = "'Iowan Old Style', Palatino, 'Liberation Serif', Georgia, serif"
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#2b3a9f",
        "color-brand-content": "#2b3a9f",
        "color-background-primary": "#fbfaf6",
        "color-background-secondary": "#f2f0e8",
        "font-stack--headings": _SERIF,
    },
    "dark_css_variables": {
        "color-brand-primary": "#adb8ff",
        "color-brand-content": "#adb8ff",
        "color-background-primary": "#14151a",
        "color-background-secondary": "#0f1014",
    },
}
