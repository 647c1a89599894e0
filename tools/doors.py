"""Import contract: a room is entered by its doors only; its tables are seen from other rooms' tables, and nowhere else."""

from typing import ClassVar

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Names every import that reaches past the door of a room."""

    type_name = "doors"

    rooms: ClassVar = fields.ListField(subfield=fields.StringField())
    doors: ClassVar = fields.ListField(subfield=fields.StringField())
    unlocked: ClassVar = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter's own signature
        """Broken when a module of one room imports a shelf of another that is no door."""
        del verbose
        rooms, doors, unlocked = self.names("rooms"), self.names("doors"), self.names("unlocked")
        broken = []
        for imported in graph.modules:
            package, _, shelf = imported.partition(".")[2].partition(".")
            room, shelf = f"juncta.{package}", shelf.split(".")[0]
            if room not in rooms or not shelf or shelf in doors or imported in unlocked:
                continue
            broken += [
                (importer, imported)
                for importer in graph.find_modules_that_directly_import(imported)
                if importer != room and not importer.startswith(f"{room}.") and not _tables(importer, shelf)
            ]
        return ContractCheck(kept=not broken, metadata={"broken": sorted(broken)})

    def names(self, option: str) -> set[str]:
        """What the configuration lists under an option; import-linter puts the values in the place of the fields."""
        return set(getattr(self, option) or ())

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line per import."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} reaches past the door into {imported}", bold=False)


def _tables(importer: str, shelf: str) -> bool:
    """Whether a room's tables point at another's: a ForeignKey needs the class, and nothing else does."""
    return shelf == "models" and importer.rpartition(".")[2] == "models"
