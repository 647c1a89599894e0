"""The template library of the house: `{% load juncta %}` opens every component."""

from juncta.ui.components import blocks, drawn, forms, lists, values
from juncta.ui.components.library import register

__all__ = ["blocks", "drawn", "forms", "lists", "register", "values"]
