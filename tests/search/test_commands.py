import pytest
from django.core.management import call_command

from search.engines import engine
from search.models import Entry
from search.schema import SearchDocument
from tests.factories import make_page


@pytest.mark.django_db
def test_check_agrees_with_a_site_that_was_only_saved(capsys: pytest.CaptureFixture[str]) -> None:
    make_page()
    call_command("search_check")
    assert "1 page" in capsys.readouterr().out


@pytest.mark.django_db
def test_check_names_what_differs_and_a_rebuild_repairs_it(capsys: pytest.CaptureFixture[str]) -> None:
    missing, stale = make_page(), make_page()
    engine().delete([missing.search_key])
    engine().index([SearchDocument(key="page:9999", version=1, kind="recits", title="De trop")])
    Entry.objects.filter(key=stale.search_key).update(fingerprint="0:autre")
    with pytest.raises(SystemExit) as left:
        call_command("search_check")
    assert left.value.code == 1
    said = capsys.readouterr().out
    assert f"absentes de l’index\u00a0: {missing.search_key}." in said
    assert "en trop dans l’index\u00a0: page:9999." in said
    assert f"autre état\u00a0: {stale.search_key}." in said
    call_command("search_rebuild")
    call_command("search_check")


@pytest.mark.django_db
def test_a_rebuild_is_made_only_when_needed(capsys: pytest.CaptureFixture[str]) -> None:
    page = make_page()
    call_command("search_rebuild", "--if-needed")
    assert "est à jour" in capsys.readouterr().out
    engine().delete([page.search_key])
    call_command("search_rebuild", "--if-needed")
    assert "est refait" in capsys.readouterr().out
    assert page.search_key in engine().fingerprints()
