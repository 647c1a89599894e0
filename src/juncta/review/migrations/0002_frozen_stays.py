"""What was judged, and what was said, stays: voices and approvals never change, nor does what a dossier froze."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER voice_stays BEFORE UPDATE OR DELETE ON review_voice FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER approval_stays BEFORE UPDATE OR DELETE ON review_institutionalapproval
    FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER dossier_is_not_deleted BEFORE DELETE ON review_dossier FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER dossier_stays BEFORE UPDATE ON review_dossier FOR EACH ROW
    WHEN (ROW(OLD.id, OLD.alliance_id, OLD.design_id, OLD.version, OLD.snapshot, OLD.digest, OLD.seats, OLD.opened_at)
          IS DISTINCT FROM ROW(NEW.id, NEW.alliance_id, NEW.design_id, NEW.version, NEW.snapshot, NEW.digest, NEW.seats, NEW.opened_at)
          OR OLD.closed_at IS NOT NULL)
    EXECUTE FUNCTION juncta_stays();
"""
REVERSE = """
DROP TRIGGER dossier_stays ON review_dossier;
DROP TRIGGER dossier_is_not_deleted ON review_dossier;
DROP TRIGGER approval_stays ON review_institutionalapproval;
DROP TRIGGER voice_stays ON review_voice;
"""


class Migration(migrations.Migration):
    """A dossier may still change its outcome, until it is closed."""

    dependencies: ClassVar = [("review", "0001_initial"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
