"""Import contract: a room is entered by its doors only; its tables are seen from other rooms' tables, and nowhere else."""

from typing import ClassVar

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Names every import that reaches past the door of a room."""

    type_name = "doors"

    rooms: ClassVar = fields.ListField(subfield=fields.StringField())
    doors: ClassVar = fields.ListField(subfield=fields.StringField())
    surfaces: ClassVar = fields.ListField(subfield=fields.StringField(), required=False)
    hall_doors: ClassVar = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter's own signature
        """Broken when a module of one room imports a shelf of another that is no door."""
        del verbose
        rooms, doors = self.names("rooms"), self.names("doors")
        broken = []
        for imported in graph.modules:
            package, _, shelf = imported.partition(".")[2].partition(".")
            room, shelf = f"juncta.{package}", shelf.split(".")[0]
            if room not in rooms or not shelf or shelf in doors or self.is_surface(imported):
                continue
            broken += [
                (importer, imported)
                for importer in graph.find_modules_that_directly_import(imported)
                if importer != room and not importer.startswith(f"{room}.") and not self.may(importer, shelf)
            ]
        return ContractCheck(kept=not broken, metadata={"broken": sorted(broken)})

    def is_surface(self, imported: str) -> bool:
        """Whether it belongs to a package inside a room that has a surface of its own."""
        return any(imported == each or imported.startswith(f"{each}.") for each in self.names("surfaces"))

    def may(self, importer: str, shelf: str) -> bool:
        """Tables point at another room's tables, since a ForeignKey needs the class; the hall opens doors of its own."""
        pointing = shelf == "models" and importer.split(".")[2:3] == ["models"]
        return pointing or (importer.startswith("juncta.project.") and shelf in self.names("hall_doors"))

    def names(self, option: str) -> set[str]:
        """What the configuration lists under an option; import-linter puts the values in the place of the fields."""
        return set(getattr(self, option) or ())

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per import."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} reaches past the door into {imported}", bold=False)
