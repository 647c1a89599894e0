"""What was said stays: a comment can only be taken back, a suggestion only be answered, and neither is deleted."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER comment_is_not_deleted BEFORE DELETE ON cocreation_comment FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER comment_is_not_edited BEFORE UPDATE ON cocreation_comment FOR EACH ROW
    WHEN (OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
          OR ROW(OLD.id, OLD.thread_id, OLD.person_id, OLD.category, OLD.at)
             IS DISTINCT FROM ROW(NEW.id, NEW.thread_id, NEW.person_id, NEW.category, NEW.at))
    EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER thread_is_not_deleted BEFORE DELETE ON cocreation_thread FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER thread_passage_stays BEFORE UPDATE ON cocreation_thread FOR EACH ROW
    WHEN (ROW(OLD.id, OLD.design_id, OLD.section, OLD.field, OLD.language, OLD.quote, OLD.before, OLD.after, OLD.version,
              OLD.begun_by_id, OLD.begun_at)
          IS DISTINCT FROM ROW(NEW.id, NEW.design_id, NEW.section, NEW.field, NEW.language, NEW.quote, NEW.before, NEW.after, NEW.version,
              NEW.begun_by_id, NEW.begun_at))
    EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER suggestion_is_not_deleted BEFORE DELETE ON cocreation_suggestion FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER suggestion_stays BEFORE UPDATE ON cocreation_suggestion FOR EACH ROW
    WHEN (OLD.state <> 'open'
          OR ROW(OLD.id, OLD.design_id, OLD.section, OLD.field, OLD.language, OLD.was, OLD.before, OLD.after, OLD.proposed, OLD.reason,
                 OLD.based_on, OLD.proposed_by_id, OLD.category, OLD.at)
             IS DISTINCT FROM ROW(NEW.id, NEW.design_id, NEW.section, NEW.field, NEW.language, NEW.was, NEW.before, NEW.after,
                 NEW.proposed, NEW.reason, NEW.based_on, NEW.proposed_by_id, NEW.category, NEW.at))
    EXECUTE FUNCTION juncta_stays();
"""
REVERSE = """
DROP TRIGGER suggestion_stays ON cocreation_suggestion;
DROP TRIGGER suggestion_is_not_deleted ON cocreation_suggestion;
DROP TRIGGER thread_passage_stays ON cocreation_thread;
DROP TRIGGER thread_is_not_deleted ON cocreation_thread;
DROP TRIGGER comment_is_not_edited ON cocreation_comment;
DROP TRIGGER comment_is_not_deleted ON cocreation_comment;
"""


class Migration(migrations.Migration):
    """The function comes from the base room."""

    dependencies: ClassVar = [("cocreation", "0001_initial"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
