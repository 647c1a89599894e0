"""What must hold at every moment, asked of the database in SQL alone: no rule of the product is used to check the product.

The numbers are those of the reliability design. I5 (a register of leaves) comes with the register.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Ask = Callable[[str], Iterable[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """A sentence that holds, and the question whose every answer names a row for which it does not."""

    code: str
    sentence: str
    question: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A row for which an invariant does not hold."""

    code: str
    sentence: str
    row: str


INVARIANTS = (
    Invariant(
        "I1",
        "At most one award per enrolment, and one per person and edition; an award is of the edition that was studied.",
        """
        SELECT 'enrolment ' || enrolment_id || ' has ' || count(*) || ' awards'
        FROM assessment_award GROUP BY enrolment_id HAVING count(*) > 1
        UNION ALL
        SELECT 'person ' || e.person_id || ' has ' || count(*) || ' awards of edition ' || a.edition_id
        FROM assessment_award a JOIN enrolment_enrolment e ON e.id = a.enrolment_id
        GROUP BY e.person_id, a.edition_id HAVING count(*) > 1
        UNION ALL
        SELECT 'award ' || a.id || ' is of another edition than its enrolment'
        FROM assessment_award a JOIN enrolment_enrolment e ON e.id = a.enrolment_id
        JOIN catalogue_offering o ON o.id = e.offering_id WHERE o.edition_id <> a.edition_id
        """,
    ),
    Invariant(
        "I2",
        "Serial numbers are unique and without gaps in each series and year.",
        """
        SELECT 'number ' || series || '-' || year || '-' || serial || ' stands on ' || count(*) || ' awards'
        FROM assessment_award GROUP BY alliance_id, series, year, serial HAVING count(*) > 1
        UNION ALL
        SELECT 'number ' || c.series || '-' || c.year || '-' || n || ' is missing'
        FROM assessment_serialcounter c CROSS JOIN LATERAL generate_series(1, c.last) n
        WHERE NOT EXISTS (SELECT FROM assessment_award a WHERE (a.alliance_id, a.series, a.year, a.serial)
                          = (c.alliance_id, c.series, c.year, n))
        UNION ALL
        SELECT 'award ' || a.id || ' has a number its counter never gave'
        FROM assessment_award a WHERE NOT EXISTS (
            SELECT FROM assessment_serialcounter c
            WHERE (c.alliance_id, c.series, c.year) = (a.alliance_id, a.series, a.year) AND a.serial BETWEEN 1 AND c.last)
        """,
    ),
    Invariant(
        "I3",
        "A credential is delivered only with the proofs of every awarding institution of its edition, in both suites.",
        """
        SELECT 'credential ' || c.public_id || ' is delivered without ' || s.suite || ' of ' || i.slug
        FROM credentials_credential c
        JOIN credentials_batch b ON b.id = c.batch_id
        JOIN catalogue_edition e ON e.id = b.edition_id
        CROSS JOIN LATERAL jsonb_array_elements_text(e.content -> 'awarding') w(slug)
        LEFT JOIN alliance_institution i ON i.slug = w.slug AND i.alliance_id = c.alliance_id
        CROSS JOIN (VALUES ('eddsa-rdfc-2022'), ('eddsa-jcs-2022')) s(suite)
        WHERE c.state = 'issued' AND NOT EXISTS (
            SELECT FROM credentials_proof p WHERE (p.credential_id, p.institution_id, p.suite) = (c.id, i.id, s.suite))
        UNION ALL
        SELECT 'credential ' || c.public_id || ' is delivered with ' || jsonb_array_length(d.badge -> 'proof') || ' proofs inside'
        FROM credentials_credential c
        JOIN credentials_batch b ON b.id = c.batch_id
        JOIN catalogue_edition e ON e.id = b.edition_id
        CROSS JOIN LATERAL (SELECT convert_from(c.badge, 'UTF8')::jsonb AS badge) d
        WHERE c.state = 'issued' AND jsonb_typeof(d.badge -> 'proof') = 'array'
          AND jsonb_array_length(d.badge -> 'proof') <> 2 * jsonb_array_length(e.content -> 'awarding')
        UNION ALL
        SELECT 'credential ' || public_id || ' is ' || state || ' but has ' || CASE WHEN badge IS NULL THEN 'no' ELSE 'a' END || ' badge'
        FROM credentials_credential WHERE (state = 'issued') <> (badge IS NOT NULL)
        """,
    ),
    Invariant(
        "I4",
        "Every proof is younger than the stored document it signs and than its institution's approval; documents are as they were.",
        """
        SELECT 'proof ' || p.id || ' is older than credential ' || c.public_id
        FROM credentials_proof p JOIN credentials_credential c ON c.id = p.credential_id WHERE p.at < c.prepared_at
        UNION ALL
        SELECT 'proof ' || p.id || ' on credential ' || c.public_id || ' has no older approval of its institution'
        FROM credentials_proof p JOIN credentials_credential c ON c.id = p.credential_id
        WHERE NOT EXISTS (SELECT FROM credentials_approval a
                          WHERE a.batch_id = c.batch_id AND a.institution_id = p.institution_id AND a.at <= p.at)
        UNION ALL
        SELECT 'credential ' || public_id || ' no longer has the document that was prepared'
        FROM credentials_credential WHERE encode(sha256(document), 'hex') <> digest
        """,
    ),
    Invariant(
        "I6",
        "No more places are held than there are, and no place is free while somebody has waited for five seconds.",
        """
        SELECT 'offering ' || o.id || ' gave ' || count(*) || ' of ' || o.capacity || ' places'
        FROM catalogue_offering o JOIN enrolment_enrolment e ON e.offering_id = o.id AND e.place IS NOT NULL
        GROUP BY o.id HAVING count(*) > o.capacity
        UNION ALL
        SELECT 'enrolment ' || e.id || ' holds place ' || e.place || ' of ' || o.capacity
        FROM enrolment_enrolment e JOIN catalogue_offering o ON o.id = e.offering_id WHERE e.place NOT BETWEEN 1 AND o.capacity
        UNION ALL
        SELECT 'enrolment ' || w.id || ' waits although offering ' || o.id || ' has a free place'
        FROM enrolment_enrolment w JOIN catalogue_offering o ON o.id = w.offering_id
        WHERE w.state = 'waiting' AND w.applied_at < now() - interval '5 seconds'
          AND (SELECT count(*) FROM enrolment_enrolment e WHERE e.offering_id = o.id AND e.place IS NOT NULL) < o.capacity
          AND NOT EXISTS (SELECT FROM enrolment_enrolment e
                          WHERE e.offering_id = o.id AND e.withdrawn_at > now() - interval '5 seconds')
        """,
    ),
    Invariant(
        "I7",
        "What was announced has its effect: no job that follows from it was given up, no approved design is without its edition.",
        """
        SELECT 'job ' || id || ' (' || task_name || ' ' || args::text || ') ' || status::text
        FROM procrastinate_jobs WHERE status IN ('failed', 'aborted') AND queue_name <> 'house'
        UNION ALL
        SELECT 'design ' || h.subject_id || ' was approved at ' || h.at::text || ' and has no edition'
        FROM base_happening h
        WHERE h.kind = 'DesignApproved' AND h.at < now() - interval '5 minutes'
          AND NOT EXISTS (SELECT FROM catalogue_edition e WHERE e.design_id::text = h.payload ->> 'design_id')
        """,
    ),
    Invariant(
        "I8",
        "An index of a status list belongs to one credential, and lies inside the list.",
        """
        SELECT 'index ' || status_index || ' of status list ' || status_list_id || ' is used ' || count(*) || ' times'
        FROM credentials_credential GROUP BY status_list_id, status_index HAVING count(*) > 1
        UNION ALL
        SELECT 'credential ' || c.public_id || ' has index ' || c.status_index || ' in a list of ' || l.size
        FROM credentials_credential c JOIN credentials_statuslist l ON l.id = c.status_list_id WHERE c.status_index >= l.size
        """,
    ),
    Invariant(
        "I9",
        "No message is without its cause, and nobody gets two for one.",
        """
        SELECT 'message ' || m.id || ' has no cause'
        FROM base_message m LEFT JOIN base_happening h ON h.id = m.happening_id WHERE h.id IS NULL
        UNION ALL
        SELECT 'account ' || account_id || ' has ' || count(*) || ' messages about happening ' || happening_id
        FROM base_message GROUP BY account_id, happening_id HAVING count(*) > 1
        """,
    ),
    Invariant(
        "I10",
        "The ECTS of an award are the sum of its components', each from one confirmed, passed result that counts once.",
        """
        SELECT 'award ' || a.series || '-' || a.year || '-' || a.serial || ' says ' || a.ects || ' ECTS, its components '
               || coalesce(sum(c.ects), 0)
        FROM assessment_award a LEFT JOIN assessment_awardedcredit c ON c.award_id = a.id
        GROUP BY a.id HAVING a.ects <> coalesce(sum(c.ects), 0)
        UNION ALL
        SELECT 'result ' || result_id || ' counts ' || count(*) || ' times'
        FROM assessment_awardedcredit GROUP BY result_id HAVING count(*) > 1
        UNION ALL
        SELECT 'credit ' || c.id || ' rests on a result that is not this learner''s, not confirmed or not passed'
        FROM assessment_awardedcredit c
        JOIN assessment_award a ON a.id = c.award_id
        JOIN assessment_result r ON r.id = c.result_id
        WHERE r.enrolment_id <> a.enrolment_id OR r.confirmed_at IS NULL OR NOT r.passed
        """,
    ),
    Invariant(
        "I11",
        "What was revoked stays revoked.",
        """
        SELECT 'credential ' || h.subject_id || ' was revoked at ' || h.at::text || ' and is not any more'
        FROM base_happening h
        WHERE h.kind = 'CredentialRevoked'
          AND NOT EXISTS (SELECT FROM credentials_revocation r WHERE r.credential_id = h.subject_id)
        """,
    ),
)


def check(ask: Ask) -> list[Broken]:
    """Ask every question; an empty list means that all is well."""
    return [Broken(each.code, each.sentence, str(row[0])) for each in INVARIANTS for row in ask(each.question)]
