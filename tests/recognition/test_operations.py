import pytest
pytestmark = pytest.mark.django_db

def test_it(story):
    assert story.credential.badge
def test_it2(story):
    assert story.fresh(story.credential).badge
