"""The fields of a design that a draft may hold, and what people call them in eight languages.

The first name of each language is the label in the templates that can be downloaded. What stands here is matched without regard to case,
accents, numbering and what is in brackets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from juncta.kernel.words import mark


class Shape(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    LEVEL = "level"
    LANGUAGES = "languages"
    CODE = "code"
    OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a design, what it holds, and its names by language."""

    code: str
    shape: Shape
    name: str  # in English, marked for translation
    names: Mapping[str, tuple[str, ...]]


def _field(code: str, shape: Shape, name: str, **names: str) -> Field:
    return Field(code, shape, name, {tag: tuple(each.strip() for each in words.split("|")) for tag, words in names.items()})


FIELDS: tuple[Field, ...] = (
    _field(
        "title",
        Shape.TEXT,
        mark("Title"),
        en="Title|Name|Course title|Title of the micro-credential|Working title",
        fr="Titre|Intitulé|Nom|Titre de la microcertification",
        de="Titel|Bezeichnung|Name|Arbeitstitel",
        nl="Titel|Naam|Naam van de microcredential|Werktitel",
        es="Título|Nombre",
        it="Titolo|Nome|Denominazione",
        pl="Tytuł|Nazwa",
    ),
    _field(
        "summary",
        Shape.TEXT,
        mark("Summary"),
        en="Summary|Abstract|Short description|Description|Overview",
        fr="Résumé|Description|Présentation|Description courte",
        de="Zusammenfassung|Kurzbeschreibung|Beschreibung|Überblick",
        nl="Samenvatting|Beschrijving|Korte beschrijving",
        es="Resumen|Descripción",
        it="Sintesi|Descrizione|Sommario",
        pl="Streszczenie|Opis",
    ),
    _field(
        "need",
        Shape.TEXT,
        mark("Which need it answers"),
        en="Need|Needs|Rationale|Why|Problem|Which need does it answer",
        fr="Besoin|Besoins|Justification|Pourquoi|À quel besoin répond-elle",
        de="Bedarf|Begründung|Anlass|Welchen Bedarf deckt es",
        nl="Behoefte|Noodzaak|Aanleiding|Welke behoefte beantwoordt het",
        es="Necesidad|Justificación",
        it="Bisogno|Fabbisogno|Motivazione",
        pl="Potrzeba|Uzasadnienie",
    ),
    _field(
        "audience",
        Shape.TEXT,
        mark("Whom it is for"),
        en="Audience|Target group|Target audience|Learners|Who is it for|Whom is it for",
        fr="Public|Public cible|Public visé|Destinataires|Pour qui",
        de="Zielgruppe|Zielgruppen|Für wen|Lernende",
        nl="Doelgroep|Doelgroepen|Voor wie",
        es="Destinatarios|Público objetivo",
        it="Destinatari|Pubblico",
        pl="Odbiorcy|Grupa docelowa",
    ),
    _field(
        "challenge",
        Shape.TEXT,
        mark("Societal challenge"),
        en="Societal challenge|Challenge|Global challenge",
        fr="Défi de société|Défi sociétal|Défi",
        de="Gesellschaftliche Herausforderung|Herausforderung",
        nl="Maatschappelijke uitdaging|Uitdaging",
        es="Reto social|Desafío",
        it="Sfida sociale|Sfida",
        pl="Wyzwanie społeczne|Wyzwanie",
    ),
    _field(
        "research_basis",
        Shape.TEXT,
        mark("Research basis"),
        en="Research basis|Research|Research base|Scientific basis",
        fr="Base de recherche|Recherche|Fondement scientifique",
        de="Forschungsgrundlage|Forschung|Wissenschaftliche Grundlage",
        nl="Onderzoeksbasis|Onderzoek|Wetenschappelijke basis",
        es="Base de investigación|Investigación",
        it="Base di ricerca|Ricerca",
        pl="Podstawa badawcza|Badania",
    ),
    _field(
        "disciplines",
        Shape.LIST,
        mark("Disciplines"),
        en="Disciplines|Discipline|Fields of study|Subjects",
        fr="Disciplines|Domaines d’étude|Matières",
        de="Disziplinen|Fachgebiete|Fächer",
        nl="Disciplines|Vakgebieden",
        es="Disciplinas|Áreas de estudio",
        it="Discipline|Aree disciplinari",
        pl="Dyscypliny|Dziedziny",
    ),
    _field(
        "prerequisites",
        Shape.TEXT,
        mark("Prerequisites"),
        en="Prerequisites|Entry requirements|Admission requirements|Prior knowledge",
        fr="Prérequis|Conditions d’admission|Connaissances préalables",
        de="Voraussetzungen|Zugangsvoraussetzungen|Vorkenntnisse|Teilnahmevoraussetzungen",
        nl="Voorkennis|Toelatingseisen|Ingangseisen|Toelatingsvoorwaarden",
        es="Requisitos previos|Requisitos de acceso",
        it="Prerequisiti|Requisiti di accesso",
        pl="Wymagania wstępne|Wymagania",
    ),
    _field(
        "ects",
        Shape.NUMBER,
        mark("Workload in ECTS"),
        en="ECTS|ECTS credits|Credits|Workload|Number of credits|Workload in ECTS",
        fr="Crédits ECTS|ECTS|Crédits|Charge de travail",
        de="ECTS-Punkte|ECTS|Leistungspunkte|Kreditpunkte|Arbeitsaufwand|Umfang",
        nl="Studiepunten|ECTS|EC|Studielast|Omvang",
        es="Créditos ECTS|ECTS|Créditos",
        it="Crediti ECTS|ECTS|Crediti|CFU",
        pl="Punkty ECTS|ECTS",
    ),
    _field(
        "eqf_level",
        Shape.LEVEL,
        mark("EQF level"),
        en="EQF level|Level|EQF|EQF/NQF level",
        fr="Niveau CEC|Niveau|Niveau EQF",
        de="EQR-Niveau|Niveau|EQR|DQR-Niveau|Stufe",
        nl="EQF-niveau|Niveau|NLQF-niveau",
        es="Nivel EQF|Nivel|Nivel MEC",
        it="Livello EQF|Livello",
        pl="Poziom ERK|Poziom|Poziom PRK",
    ),
    _field(
        "languages",
        Shape.LANGUAGES,
        mark("Languages of teaching"),
        en="Language of teaching|Languages|Language|Languages of teaching|Language of instruction|Teaching language",
        fr="Langue d’enseignement|Langues d’enseignement|Langue|Langues",
        de="Unterrichtssprache|Unterrichtssprachen|Sprache|Sprachen|Lehrsprache",
        nl="Onderwijstaal|Voertaal|Taal|Talen|Instructietaal",
        es="Idioma|Idiomas|Lengua de enseñanza",
        it="Lingua|Lingue|Lingua di insegnamento",
        pl="Język|Języki|Język wykładowy",
    ),
    _field(
        "assessment_type",
        Shape.CODE,
        mark("Type of assessment"),
        en="Type of assessment|Assessment|Assessment method|Examination",
        fr="Type d’évaluation|Évaluation|Modalités d’évaluation|Examen",
        de="Prüfungsform|Art der Prüfung|Prüfung|Leistungsnachweis",
        nl="Toetsvorm|Beoordeling|Toetsing|Wijze van toetsing",
        es="Tipo de evaluación|Evaluación",
        it="Tipo di valutazione|Valutazione|Esame",
        pl="Forma oceny|Ocena|Egzamin",
    ),
    _field(
        "participation",
        Shape.CODE,
        mark("Form of participation"),
        en="Form of participation|Mode of delivery|Delivery|Format|Participation",
        fr="Forme de participation|Mode d’enseignement|Modalité|Participation",
        de="Teilnahmeform|Durchführungsform|Lehrform|Format",
        nl="Vorm van deelname|Onderwijsvorm|Deelname",
        es="Forma de participación|Modalidad",
        it="Forma di partecipazione|Modalità",
        pl="Forma uczestnictwa|Forma zajęć",
    ),
    _field(
        "quality_assurance",
        Shape.CODE,
        mark("Quality assurance"),
        en="Quality assurance|Type of quality assurance|Accreditation",
        fr="Assurance qualité|Type d’assurance qualité|Accréditation",
        de="Qualitätssicherung|Art der Qualitätssicherung|Akkreditierung",
        nl="Kwaliteitszorg|Kwaliteitsborging|Accreditatie",
        es="Garantía de calidad|Acreditación",
        it="Assicurazione della qualità|Accreditamento",
        pl="Zapewnianie jakości|Akredytacja",
    ),
    _field(
        "supervision",
        Shape.CODE,
        mark("Supervision and identity"),
        en="Supervision and identity|Supervision|Identity verification",
        fr="Surveillance et identité|Surveillance|Vérification de l’identité",
        de="Aufsicht und Identität|Aufsicht|Identitätsprüfung",
        nl="Toezicht en identiteit|Toezicht|Identiteitscontrole",
        es="Supervisión",
        it="Sorveglianza",
        pl="Nadzór",
    ),
    _field(
        "stackability",
        Shape.CODE,
        mark("Stackability"),
        en="Stackability|Stacking",
        fr="Cumul|Capitalisation",
        de="Stapelbarkeit|Anrechenbarkeit",
        nl="Stapelbaarheid",
        es="Acumulabilidad",
        it="Cumulabilità",
        pl="Możliwość łączenia",
    ),
    _field(
        "outcomes",
        Shape.OUTCOMES,
        mark("Learning outcomes"),
        en="Learning outcomes|Learning outcome|Outcomes|Intended learning outcomes|Objectives|Learning objectives",
        fr="Acquis d’apprentissage|Acquis|Objectifs d’apprentissage|Résultats d’apprentissage",
        de="Lernergebnisse|Lernziele|Kompetenzen|Qualifikationsziele",
        nl="Leerresultaten|Leeruitkomsten|Leerdoelen|Eindtermen",
        es="Resultados de aprendizaje|Objetivos de aprendizaje",
        it="Risultati di apprendimento|Obiettivi formativi",
        pl="Efekty uczenia się|Cele uczenia się",
    ),
)
BY_CODE: Mapping[str, Field] = {each.code: each for each in FIELDS}

# The columns of a table of components.
COLUMNS: tuple[Field, ...] = (
    _field(
        "title",
        Shape.TEXT,
        mark("Component"),
        en="Component|Module|Course|Part|Unit|Title|Component title|Name",
        fr="Composante|Module|Cours|Unité|Partie|Titre",
        de="Baustein|Modul|Kurs|Teil|Einheit|Titel|Komponente",
        nl="Onderdeel|Module|Vak|Cursus|Deel|Titel",
        es="Componente|Módulo|Curso|Unidad",
        it="Componente|Modulo|Corso|Unità",
        pl="Komponent|Moduł|Kurs",
    ),
    _field(
        "provider",
        Shape.TEXT,
        mark("Provided by"),
        en="Provided by|University|Provider|Institution|Partner",
        fr="Assurée par|Université|Établissement|Partenaire",
        de="Angeboten von|Universität|Hochschule|Anbieter|Partner",
        nl="Aangeboden door|Universiteit|Instelling|Aanbieder|Partner",
        es="Universidad|Institución",
        it="Università|Ateneo|Istituzione",
        pl="Uczelnia|Uniwersytet",
    ),
    _field(
        "ects",
        Shape.NUMBER,
        mark("ECTS"),
        en="ECTS|Credits|ECTS credits",
        fr="ECTS|Crédits|Crédits ECTS",
        de="ECTS|Leistungspunkte|ECTS-Punkte|Kreditpunkte",
        nl="ECTS|Studiepunten|EC",
        es="ECTS|Créditos",
        it="ECTS|Crediti|CFU",
        pl="ECTS|Punkty ECTS",
    ),
    _field(
        "shaped_by",
        Shape.LIST,
        mark("Shaped with"),
        en="Shaped with|Shaped by|Co-created with|Together with|Co-designed by",
        fr="Façonnée avec|Cocréée avec|Avec",
        de="Gestaltet mit|Mitgestaltet von|Gemeinsam mit",
        nl="Vormgegeven met|Samen met|Ontwikkeld met",
    ),
    _field(
        "taken_from",
        Shape.TEXT,
        mark("Existing course"),
        en="Existing course|Taken from|Based on|Reuses",
        fr="Cours existant|Repris de|Fondée sur",
        de="Bestehender Kurs|Übernommen aus|Basiert auf",
        nl="Bestaand vak|Overgenomen uit|Gebaseerd op",
    ),
)

# What codes are called: the house's own English names come from the design room; these are the other words people use.
CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "assessment_type": {
        "written-examination": "written examination|written exam|examen écrit|Klausur|schriftliche Prüfung"
        "|schriftelijk tentamen|schriftelijk examen",
        "oral-examination": "oral examination|oral exam|examen oral|mündliche Prüfung|mondeling tentamen|mondeling examen",
        "practical-assessment": "practical assessment|practical|épreuve pratique|praktische Prüfung|praktijktoets",
        "portfolio-assessment": "portfolio|Portfolio-Prüfung|portfolio assessment",
        "peer-assessment": "peer assessment|évaluation par les pairs|Peer-Bewertung|peer review",
        "project-assessment": "project|projet|Projektarbeit|Projekt|project assessment",
        "continuous-assessment": "continuous assessment|contrôle continu|laufende Bewertung|studienbegleitende Prüfung"
        "|doorlopende toetsing",
    },
    "participation": {
        "online": "online|en ligne|à distance|digital|distance",
        "on-site": "on site|on-site|on campus|face to face|in person|en présentiel|présentiel|Präsenz|vor Ort|op locatie|fysiek",
        "blended": "blended|hybrid|hybride|mixte|Blended Learning|gemischt",
    },
    "quality_assurance": {
        "institutional-accreditation": "institutional accreditation|accréditation institutionnelle|Systemakkreditierung"
        "|instellingsaccreditatie",
        "programme-accreditation": "programme accreditation|program accreditation|accréditation de programme"
        "|Programmakkreditierung|opleidingsaccreditatie",
        "national-quality-agency": "national quality agency|agence nationale|nationale Agentur|nationaal kwaliteitsagentschap",
        "sectoral-quality-assurance": "sectoral quality assurance|assurance qualité sectorielle"
        "|sektorale Qualitätssicherung|sectorale kwaliteitszorg",
    },
    "supervision": {
        "unsupervised-no-id": "unsupervised, identity not verified|unsupervised|sans surveillance|unbeaufsichtigt|zonder toezicht",
        "supervised-no-id": "supervised, identity not verified",
        "supervised-id": "supervised online or on site, identity verified|supervised, identity verified|identity verified",
    },
    "stackability": {
        "stand-alone": "stand-alone|standalone|stand alone|autonome|eigenständig|zelfstandig",
        "stackable": "stackable towards another credential|stackable|cumulable|capitalisable|stapelbar|stapelbaar",
    },
}
LANGUAGE_WORDS: Mapping[str, str] = {
    "en": "english|anglais|englisch|engels|inglés|inglese|angielski",
    "fr": "french|français|französisch|frans|francés|francese|francuski",
    "de": "german|allemand|deutsch|duits|alemán|tedesco|niemiecki",
    "nl": "dutch|néerlandais|niederländisch|nederlands|neerlandés|olandese|niderlandzki",
    "es": "spanish|espagnol|spanisch|spaans|español|spagnolo|hiszpański",
    "it": "italian|italien|italienisch|italiaans|italiano|włoski",
    "pl": "polish|polonais|polnisch|pools|polaco|polacco|polski",
    "fi": "finnish|finnois|finnisch|fins|finés|finlandese|fiński|suomi",
    "sv": "swedish|suédois|schwedisch|zweeds|sueco|svedese|szwedzki|svenska",
}
