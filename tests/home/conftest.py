"""Information pages, without the hundred and more pages of knowledge that they go with."""

import shutil
from pathlib import Path

import pytest

from home.models import HomePage
from home.starter.info import load_information
from home.starter.reading import FOLDER, Library, read
from tests.factories import make_site

ONE_PAGE_THAT_IS_LINKED = "useful/joindre-la-mairie.md"


@pytest.fixture(scope="session")
def information_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of starter content with the information pages and one page of knowledge."""
    folder = tmp_path_factory.mktemp("starter")
    for name in ("info", "vocabulary"):
        shutil.copytree(FOLDER / name, folder / name)
    (folder / "questions.yaml").write_text("[]\n")
    (folder / "useful").mkdir()
    shutil.copy(FOLDER / ONE_PAGE_THAT_IS_LINKED, folder / ONE_PAGE_THAT_IS_LINKED)
    return folder


@pytest.fixture(scope="session")
def information(information_files: Path) -> Library:
    return read(information_files)[0]


@pytest.fixture
def informed_home(db: None, information: Library) -> HomePage:
    """A site that has its information pages and nothing else."""
    home = make_site()
    load_information(information)
    return HomePage.objects.get(pk=home.pk)
