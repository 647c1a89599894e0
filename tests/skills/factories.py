"""Skills for tests: small downloads written to disk as ESCO publishes them, and what they become."""

import csv
import zipfile
from pathlib import Path
from uuid import UUID

from juncta.skills import operations, queries
from juncta.skills.facts import ESCO
from juncta.skills.models import Skill

COLUMNS = (
    "conceptType",
    "conceptUri",
    "skillType",
    "reuseLevel",
    "preferredLabel",
    "altLabels",
    "hiddenLabels",
    "status",
    "modifiedDate",
    "scopeNote",
    "definition",
    "inScheme",
    "description",
)
LABELS = {
    "en": ("analyse climate data", "manage energy use", "biodiversity", "manage musical staff"),
    "fr": ("analyser des données climatiques", "gérer la consommation d’énergie", "biodiversité", "gérer du personnel musical"),
}


def uri(number: int) -> str:
    """An invented address in ESCO's form."""
    return f"{ESCO}{UUID(int=number)}"


def row(number: int, label: str, **more: str) -> dict[str, str]:
    """One line of the download."""
    told = dict.fromkeys(COLUMNS, "") | {
        "conceptType": "KnowledgeSkillCompetence",
        "conceptUri": uri(number),
        "skillType": "skill/competence",
        "reuseLevel": "cross-sector",
        "preferredLabel": label,
        "status": "released",
    }
    return told | more


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """A file of the download."""
    with path.open("w", newline="", encoding="utf-8") as file:
        written = csv.DictWriter(file, COLUMNS)
        written.writeheader()
        written.writerows(rows)
    return path


def download(folder: Path, labels: dict[str, tuple[str, ...]] | None = None, **more: str) -> Path:
    """A folder with one file per language."""
    folder.mkdir(exist_ok=True)
    for language, named in (labels or LABELS).items():
        write(folder / f"skills_{language}.csv", [row(number, label, **more) for number, label in enumerate(named, start=1)])
    return folder


def packed(folder: Path, name: str = "ESCO dataset - v1.2.0 - classification - csv.zip") -> Path:
    """The same as one ZIP file, named as the official one."""
    path = folder.parent / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        for each in sorted(folder.iterdir()):
            into.write(each, each.name)
    return path


def make_demo_skills() -> list[Skill]:
    """The demo's set."""
    operations.load_demo_set()
    return list(queries.listed())


def make_skill(number: int = 1, label: str = "analyse climate data") -> Skill:
    """One skill of an invented release."""
    from juncta.base import clock
    from juncta.skills.models import Release

    release, _ = Release.objects.get_or_create(source="ESCO", version="1.2.0", defaults={"loaded_at": clock.now()})
    return Skill.objects.create(uri=uri(number), release=release, kind="skill", label={"en": label})
