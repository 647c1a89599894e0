"""Verbs of learning outcomes by language: our own lists. Six lines per language, from remembering to creating.

The vague ones stand with verbs to choose instead; `LEADS` are words that may come before the verb, `TEACHING` phrases that tell of
teaching, `ANDS` what joins two verbs, `AMBIGUOUS` verbs that are nouns as well.
"""

LISTS: dict[str, tuple[str, str, str, str, str, str]] = {
    "en": (
        "define, identify, label, list, locate, match, name, outline, quote, recall, recite, recognise, recognize, reproduce, select, state, cite, record",  # noqa: E501
        "classify, convert, describe, discuss, explain, express, illustrate, interpret, paraphrase, report, restate, review, rewrite, summarise, summarize, translate, clarify, exemplify, characterise, characterize, present, read, relate, extrapolate, account for, give examples of, distinguish",  # noqa: E501
        "apply, calculate, carry out, collect, communicate, complete, compute, conduct, demonstrate, dramatise, employ, execute, implement, keep, maintain, manage, measure, model, moderate, monitor, navigate, operate, perform, practise, practice, prepare, program, protect, document, handle, observe, participate in, schedule, show, sketch, solve, simulate, supply, take responsibility for, transfer, use, utilise, work with, collaborate, contribute to, coordinate, teach, treat, comply with, map, search, visualise, visualize, multiply, cooperate, adapt, act, lead, guide, facilitate, support, advise",  # noqa: E501
        "analyse, analyze, break down, categorise, categorize, compare, contrast, debate, deconstruct, deduce, detect, diagnose, differentiate, discriminate, dissect, examine, experiment, explore, infer, inspect, investigate, organise, organize, question, research, structure, test, trace, relate critically, compile, survey, estimate, deal with contradictions in",  # noqa: E501
        "appraise, argue, assess, attach value to, choose, conclude, consider critically, convince, criticise, criticize, critique, decide, defend, determine, evaluate, grade, judge, justify, measure against, negotiate, prioritise, prioritize, rank, rate, recommend, reflect on, reflect critically on, revise, score, validate, verify, weigh, take a position on, challenge",  # noqa: E501
        "assemble, build, combine, compose, construct, create, design, develop, devise, draft, establish, forecast, formulate, generate, hypothesise, hypothesize, imagine, improve, initiate, innovate, integrate, invent, make, modify, originate, plan, predict, produce, propose, publish, redesign, set up, specify, synthesise, synthesize, write",  # noqa: E501
    ),
    "fr": (
        "citer, définir, énumérer, identifier, lister, localiser, mémoriser, nommer, rappeler, reconnaître, reproduire, sélectionner, énoncer, repérer",  # noqa: E501
        "classer, clarifier, décrire, discuter, distinguer, expliquer, exprimer, exposer, illustrer, interpréter, paraphraser, présenter, rapporter, reformuler, résumer, traduire, caractériser, rendre compte de, commenter, lire",  # noqa: E501
        "appliquer, calculer, collecter, communiquer, conduire, démontrer, effectuer, employer, exécuter, gérer, mesurer, mettre en œuvre, mettre en pratique, mobiliser, modéliser, montrer, observer, organiser, piloter, pratiquer, préparer, protéger, réaliser, résoudre, simuler, transférer, utiliser, agir, collaborer, contribuer à, coordonner, manipuler, animer, accompagner, surveiller, tester, documenter",  # noqa: E501
        "analyser, catégoriser, comparer, confronter, contraster, débattre, décomposer, déduire, détecter, diagnostiquer, différencier, discriminer, enquêter, examiner, expérimenter, explorer, inférer, mettre en relation, questionner, rechercher, structurer, interroger, étudier de façon critique",  # noqa: E501
        "apprécier, argumenter, arbitrer, choisir, conclure, convaincre, critiquer, décider, défendre, déterminer, estimer, évaluer, hiérarchiser, juger, justifier, négocier, prendre position sur, prioriser, recommander, réviser, valider, vérifier, réfléchir de façon critique à, porter un regard critique sur",  # noqa: E501
        "assembler, combiner, composer, concevoir, construire, créer, développer, élaborer, établir, formuler, générer, imaginer, inventer, intégrer, modifier, planifier, prédire, produire, projeter, proposer, publier, rédiger, synthétiser, améliorer, innover, écrire",  # noqa: E501
    ),
    "de": (
        "angeben, aufzählen, auflisten, benennen, definieren, erkennen, identifizieren, nennen, reproduzieren, wiedergeben, zitieren, zuordnen, auswählen, bezeichnen",  # noqa: E501
        "beschreiben, darlegen, darstellen, deuten, diskutieren, erklären, erläutern, erörtern, illustrieren, interpretieren, klassifizieren, umschreiben, unterscheiden, veranschaulichen, zusammenfassen, übersetzen, berichten, charakterisieren, präsentieren, lesen, einordnen",  # noqa: E501
        "anwenden, ausführen, bearbeiten, bedienen, benutzen, berechnen, beobachten, durchführen, einsetzen, erheben, handeln, kommunizieren, leiten, lösen, messen, modellieren, nutzen, organisieren, praktizieren, programmieren, schützen, simulieren, übertragen, umsetzen, verwenden, vermitteln, vorbereiten, zeigen, zusammenarbeiten, beitragen, dokumentieren, mitwirken, demonstrieren, steuern, begleiten, beraten",  # noqa: E501
        "ableiten, analysieren, aufgliedern, differenzieren, einteilen, ermitteln, erforschen, experimentieren, gegenüberstellen, gliedern, herausarbeiten, hinterfragen, kontrastieren, nachweisen, prüfen, strukturieren, testen, untersuchen, vergleichen, zerlegen, recherchieren, kategorisieren, diagnostizieren, erkunden",  # noqa: E501
        "abwägen, argumentieren, auswerten, begründen, begutachten, beurteilen, bewerten, entscheiden, evaluieren, einschätzen, folgern, hinterfragen, kritisieren, kritisch reflektieren, priorisieren, rechtfertigen, reflektieren, schlussfolgern, stellung nehmen, urteilen, verteidigen, validieren, verhandeln, empfehlen, überprüfen, widerlegen",  # noqa: E501
        "aufbauen, ausarbeiten, bauen, entwerfen, entwickeln, erarbeiten, erschaffen, erstellen, erzeugen, formulieren, gestalten, herstellen, integrieren, kombinieren, komponieren, konstruieren, konzipieren, modifizieren, planen, produzieren, schreiben, synthetisieren, verbessern, verfassen, vorhersagen, vorschlagen, weiterentwickeln, zusammenstellen",  # noqa: E501
    ),
    "nl": (
        "aanwijzen, benoemen, citeren, definiëren, herkennen, identificeren, noemen, opnoemen, opsommen, reproduceren, selecteren, weergeven, aanduiden, lokaliseren",  # noqa: E501
        "beschrijven, bespreken, classificeren, illustreren, interpreteren, karakteriseren, omschrijven, onderscheiden, parafraseren, presenteren, rapporteren, samenvatten, toelichten, uiteenzetten, uitleggen, verduidelijken, verklaren, vertalen, lezen, weergeven in eigen woorden, duiden",  # noqa: E501
        "berekenen, beschermen, beheren, communiceren, demonstreren, gebruiken, handelen, hanteren, inzetten, leiden, meten, modelleren, observeren, oplossen, organiseren, praktiseren, programmeren, samenwerken, simuleren, toepassen, tonen, uitvoeren, verzamelen, voorbereiden, bijdragen, coördineren, documenteren, begeleiden, adviseren, implementeren, bewaken",  # noqa: E501
        "afleiden, analyseren, categoriseren, contrasteren, debatteren, diagnosticeren, differentiëren, experimenteren, onderzoeken, ontleden, ordenen, structureren, testen, vergelijken, verkennen, bevragen, nagaan, in verband brengen, uitsplitsen, opsporen",  # noqa: E501
        "afwegen, argumenteren, beargumenteren, beoordelen, bekritiseren, beslissen, concluderen, evalueren, inschatten, kiezen, kritisch reflecteren, onderbouwen, oordelen, prioriteren, reflecteren, rechtvaardigen, standpunt innemen, toetsen, valideren, verantwoorden, verdedigen, waarderen, aanbevelen, onderhandelen",  # noqa: E501
        "bedenken, bouwen, combineren, componeren, construeren, creëren, formuleren, genereren, herontwerpen, integreren, maken, ontwerpen, ontwikkelen, opbouwen, opstellen, plannen, produceren, samenstellen, schrijven, synthetiseren, uitwerken, verbeteren, voorspellen, voorstellen, vormgeven, innoveren",  # noqa: E501
    ),
    "es": (
        "citar, definir, enumerar, identificar, listar, localizar, memorizar, nombrar, recordar, reconocer, reproducir, seleccionar, señalar",  # noqa: E501
        "clasificar, describir, discutir, distinguir, explicar, exponer, expresar, ilustrar, interpretar, parafrasear, presentar, resumir, traducir, caracterizar, aclarar, comentar, leer",  # noqa: E501
        "aplicar, calcular, colaborar, comunicar, demostrar, ejecutar, emplear, gestionar, implementar, llevar a cabo, manejar, medir, modelar, mostrar, observar, operar, organizar, practicar, preparar, proteger, realizar, resolver, simular, transferir, usar, utilizar, contribuir a, coordinar, actuar",  # noqa: E501
        "analizar, categorizar, comparar, contrastar, debatir, deducir, descomponer, detectar, diagnosticar, diferenciar, examinar, experimentar, explorar, indagar, inferir, investigar, relacionar, estructurar, cuestionar",  # noqa: E501
        "argumentar, apreciar, concluir, criticar, decidir, defender, determinar, elegir, estimar, evaluar, juzgar, justificar, negociar, ponderar, priorizar, recomendar, reflexionar críticamente sobre, validar, valorar, verificar",  # noqa: E501
        "combinar, componer, construir, crear, desarrollar, diseñar, elaborar, escribir, establecer, formular, generar, idear, imaginar, integrar, inventar, mejorar, modificar, planificar, predecir, producir, proponer, redactar, sintetizar",  # noqa: E501
    ),
    "it": (
        "citare, definire, elencare, enumerare, identificare, individuare, localizzare, nominare, ricordare, riconoscere, riprodurre, selezionare",  # noqa: E501
        "classificare, chiarire, descrivere, discutere, distinguere, esporre, esprimere, illustrare, interpretare, parafrasare, presentare, riassumere, riferire, spiegare, tradurre, caratterizzare, commentare, leggere",  # noqa: E501
        "applicare, calcolare, collaborare, comunicare, condurre, dimostrare, eseguire, gestire, impiegare, implementare, mettere in pratica, misurare, modellare, mostrare, operare, organizzare, praticare, preparare, proteggere, realizzare, risolvere, simulare, trasferire, usare, utilizzare, contribuire a, coordinare, agire, osservare",  # noqa: E501
        "analizzare, categorizzare, comparare, confrontare, contrastare, dedurre, diagnosticare, differenziare, esaminare, esplorare, indagare, inferire, mettere in relazione, ricercare, scomporre, sperimentare, strutturare, interrogare",  # noqa: E501
        "argomentare, apprezzare, concludere, criticare, decidere, difendere, determinare, giudicare, giustificare, negoziare, ponderare, raccomandare, riflettere criticamente su, scegliere, stimare, validare, valutare, verificare",  # noqa: E501
        "combinare, comporre, costruire, creare, elaborare, formulare, generare, ideare, immaginare, integrare, inventare, migliorare, modificare, pianificare, prevedere, produrre, progettare, proporre, redigere, scrivere, sintetizzare, sviluppare",  # noqa: E501
    ),
    "pl": (
        "cytować, definiować, identyfikować, lokalizować, nazywać, odtwarzać, przytaczać, rozpoznawać, wskazywać, wybierać, wymieniać, wyliczać, zdefiniować, wymienić, wskazać, rozpoznać, nazwać",  # noqa: E501
        "charakteryzować, ilustrować, interpretować, klasyfikować, objaśniać, omawiać, opisywać, opisać, przedstawiać, przedstawić, rozróżniać, streszczać, tłumaczyć, wyjaśniać, wyjaśnić, omówić, zinterpretować, czytać",  # noqa: E501
        "chronić, demonstrować, komunikować, korzystać, mierzyć, modelować, obliczać, obliczyć, obsługiwać, organizować, posługiwać się, przeprowadzać, przygotowywać, realizować, rozwiązywać, rozwiązać, stosować, zastosować, wykonywać, wykonać, wykorzystywać, wykorzystać, współpracować, zarządzać, wdrażać, obserwować, działać",  # noqa: E501
        "analizować, przeanalizować, badać, zbadać, diagnozować, dyskutować, eksperymentować, kategoryzować, porównywać, porównać, przeciwstawiać, różnicować, testować, wnioskować, wyodrębniać, strukturyzować",  # noqa: E501
        "argumentować, bronić, decydować, krytykować, negocjować, oceniać, ocenić, rekomendować, rozstrzygać, szacować, uzasadniać, uzasadnić, walidować, weryfikować, wartościować, ewaluować",  # noqa: E501
        "budować, formułować, sformułować, integrować, komponować, konstruować, łączyć, opracowywać, opracować, planować, zaplanować, pisać, projektować, zaprojektować, proponować, zaproponować, przewidywać, rozwijać, syntetyzować, tworzyć, stworzyć, ulepszać",  # noqa: E501
    ),
}

VAGUE: dict[str, dict[str, str]] = {
    "en": {
        "understand, have an understanding of, gain an understanding of, develop an understanding of, understanding, understanding of, comprehend, grasp": "explain, compare, illustrate",  # noqa: E501
        "know, know about, have knowledge of, gain knowledge of, acquire knowledge of, knowledge, knowledge of, be acquainted with, be familiar with, become familiar with, familiarity with, get to know": "name, describe, explain",  # noqa: E501
        "learn, learn about, learn how to, study, be introduced to, be exposed to, cover, see": "describe, apply, discuss",
        "be aware of, become aware of, awareness of, raise awareness of, realise, realize, be conscious of, have insight into, gain insight into, insight into, gain insights into": "describe, discuss, weigh",  # noqa: E501
        "appreciate, appreciation of, value, believe, feel, enjoy, be interested in, be motivated to, think about, reflect, consider": "assess, argue, reflect critically on",  # noqa: E501
        "deepen, broaden, improve their knowledge of, improve their understanding of, be competent in, be confident in, master": "apply, analyse, design",  # noqa: E501
    },
    "fr": {
        "comprendre, avoir une compréhension de, compréhension, saisir, avoir compris": "expliquer, comparer, illustrer",
        "connaître, savoir, avoir des connaissances sur, acquérir des connaissances sur, acquérir, connaissance de, être familier avec, se familiariser avec, maîtriser": "nommer, décrire, expliquer",  # noqa: E501
        "apprendre, étudier, découvrir, être initié à, s initier à, aborder, voir": "décrire, appliquer, discuter",
        "être conscient de, prendre conscience de, être sensibilisé à, se sensibiliser à, avoir un aperçu de": "décrire, discuter, évaluer",
        "réfléchir, penser, s intéresser à, considérer, approfondir, se rendre compte de": "analyser, argumenter, évaluer",
    },
    "de": {
        "verstehen, begreifen, nachvollziehen, ein verständnis für, verständnis": "erklären, vergleichen, veranschaulichen",
        "kennen, wissen, kennenlernen, kenntnisse in, kenntnis von, vertraut sein, vertraut machen, beherrschen, kenntnisse über": "nennen, beschreiben, erläutern",  # noqa: E501
        "lernen, erlernen, studieren, erfahren": "beschreiben, anwenden, erörtern",
        "bewusst sein, sich bewusst sein, bewusst machen, sensibilisieren, einblick gewinnen, einblicke gewinnen, überblick gewinnen": "beschreiben, erörtern, abwägen",  # noqa: E501
        "schätzen, fühlen, glauben, nachdenken, denken, vertiefen, erweitern": "beurteilen, begründen, kritisch reflektieren",
    },
    "nl": {
        "begrijpen, snappen, begrip hebben van, inzien, begrip van": "uitleggen, vergelijken, illustreren",
        "kennen, weten, kennis hebben van, kennis van, kennis verwerven, vertrouwd zijn met, beheersen, kennismaken met": "noemen, beschrijven, uitleggen",  # noqa: E501
        "leren, leren over, bestuderen, leren kennen": "beschrijven, toepassen, bespreken",
        "zich bewust zijn van, bewust zijn van, bewust worden van, inzicht hebben in, inzicht krijgen in, inzicht verwerven in": "beschrijven, bespreken, afwegen",  # noqa: E501
        "nadenken over, nadenken, voelen, geloven, verdiepen, verbreden": "beoordelen, onderbouwen, kritisch reflecteren",
    },
    "es": {
        "comprender, entender, tener comprensión de, comprensión de": "explicar, comparar, ilustrar",
        "conocer, saber, tener conocimientos de, adquirir conocimientos de, adquirir, conocimiento de, familiarizarse con, dominar": "nombrar, describir, explicar",  # noqa: E501
        "aprender, aprender sobre, estudiar, descubrir": "describir, aplicar, discutir",
        "ser consciente de, tomar conciencia de, concienciarse de, pensar en, reflexionar": "describir, argumentar, evaluar",
    },
    "it": {
        "comprendere, capire, comprensione di, comprensione": "spiegare, confrontare, illustrare",
        "conoscere, sapere, avere conoscenza di, acquisire conoscenze, acquisire, conoscenza di, familiarizzare con, padroneggiare": "nominare, descrivere, spiegare",  # noqa: E501
        "imparare, apprendere, studiare, scoprire": "descrivere, applicare, discutere",
        "essere consapevole di, essere consapevoli di, prendere coscienza di, consapevolezza di, riflettere, pensare": "descrivere, argomentare, valutare",  # noqa: E501
    },
    "pl": {
        "rozumieć, zrozumieć, rozumie, pojmować, zrozumienie": "wyjaśniać, porównywać, ilustrować",
        "znać, zna, wiedzieć, wie, poznać, poznawać, mieć wiedzę, ma wiedzę, posiadać wiedzę, znajomość": "wymieniać, opisywać, wyjaśniać",
        "uczyć się, nauczyć się, studiować": "opisywać, stosować, omawiać",
        "być świadomym, mieć świadomość, ma świadomość, zdawać sobie sprawę, myśleć": "opisywać, uzasadniać, oceniać",
    },
}

LEADS: dict[str, str] = {
    "en": "the a an learner learners student students participant participants graduate graduates you they who can will would should be is are able capable of to after on upon completion completing successful course module this at end in order and have has",  # noqa: E501
    "fr": "l le la les un une apprenant apprenante apprenants étudiant étudiante étudiants étudiantes participant participants vous ils elles il elle on peut peuvent pourra pourront sera seront est sont être capable capables de d en mesure à au aux terme fin issue du cours module saura sauront savoir",  # noqa: E501
    "de": "die der das den studierenden studierende lernenden lernende teilnehmenden absolventinnen absolventen sie können kann sind ist in lage fähig zu nach abschluss am ende des moduls kurses selbstständig kritisch",  # noqa: E501
    "nl": "de het een student studenten deelnemer deelnemers lerende lerenden je u zij kan kunnen is zijn in staat om te na afloop van cursus module kritisch zelfstandig",  # noqa: E501
    "es": "el la los las un una estudiante estudiantes alumno alumnos participante participantes usted ustedes podrá podrán puede pueden será serán es son ser capaz capaces de al finalizar terminar curso módulo",  # noqa: E501
    "it": "lo la gli le i il un una studente studentessa studenti studentesse partecipante partecipanti sarà saranno è sono essere in grado capace capaci di potrà potranno può possono al termine del corso modulo",  # noqa: E501
    "pl": "student studentka studenci osoba ucząca się uczestnik uczestnicy absolwent absolwenci potrafi potrafią umie umieją będzie będą w stanie jest są zdolny do po ukończeniu kursu modułu samodzielnie krytycznie",  # noqa: E501
}

ENDING = frozenset({"de", "nl"})  # the infinitive stands at the end: "die Ursachen des Klimawandels erklären"

TEACHING: dict[str, str] = {
    "en": "this course, this module, the course covers, the module covers, will be taught, is taught, are taught, will be introduced to, be introduced to, introduces students, introduction to, provides an overview, an overview of the course, lectures, lecture, the teacher, the lecturer, we teach, we cover, topics include, will receive, are given, is offered",  # noqa: E501
    "fr": "ce cours, ce module, le cours porte sur, est enseigné, sont enseignés, introduction à, initiation à, l enseignant, les enseignants, cours magistral, cours magistraux, sont abordés, est abordé, présente aux étudiants, donne un aperçu",  # noqa: E501
    "de": "dieser kurs, dieses modul, diese veranstaltung, der kurs behandelt, das modul behandelt, wird gelehrt, werden gelehrt, werden behandelt, wird behandelt, einführung in, vorlesung, vorlesungen, gibt einen überblick, wird vermittelt, werden vermittelt",  # noqa: E501
    "nl": "deze cursus, deze module, de cursus behandelt, wordt onderwezen, worden behandeld, wordt behandeld, inleiding in, inleiding tot, hoorcollege, hoorcolleges, geeft een overzicht, de docent",  # noqa: E501
    "es": "este curso, este módulo, el curso trata, se enseña, se imparten, introducción a, clase magistral, el profesor, la profesora, se tratan",  # noqa: E501
    "it": "questo corso, questo modulo, il corso tratta, viene insegnato, introduzione a, lezione, lezioni, il docente, vengono trattati",
    "pl": "ten kurs, ten moduł, kurs obejmuje, wprowadzenie do, wykład, wykłady, prowadzący, omawiane są",
}

ANDS: dict[str, str] = {
    "en": "and or then",
    "fr": "et ou puis",
    "de": "und oder sowie",
    "nl": "en of",
    "es": "y e o",
    "it": "e ed o",
    "pl": "i oraz lub",
}

AMBIGUOUS: dict[str, str] = {
    "en": "design plan measure map model report test state record list name rank rate review estimate question debate research survey structure experiment practice program schedule supply document show use sketch process challenge forecast draft score grade contrast label match quote handle support act guide lead value keep search treat trace present compute",  # noqa: E501
    "de": "deuten handeln leiten messen zeigen lesen planen schreiben bauen entwerfen testen lösen",
    "nl": "maken handelen meten kiezen oordelen",
}
