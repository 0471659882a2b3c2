"""The bell of the worker: heard by who waits, harmless when nobody does."""

import os
from multiprocessing import get_context
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from search.bell import Bell, ring

HOUR = 3600.0
MORE_THAN_A_PIPE_HOLDS = 70_000


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


def test_nobody_to_hear_is_no_error(folder: Path) -> None:
    ring()
    os.mkfifo(folder / "worker.bell")  # as a worker that was killed leaves it
    ring()
    with Bell() as bell:
        assert not bell.wait(0)
        ring()
        assert bell.wait(HOUR)
    assert list(folder.iterdir()) == []


def test_rings_that_come_together_are_one_and_never_wait() -> None:
    with Bell() as bell:
        for _time in range(MORE_THAN_A_PIPE_HOLDS):
            ring()
        assert bell.wait(HOUR)
        assert not bell.wait(0)


def test_several_processes_ring_at_once() -> None:
    with Bell() as bell:
        ringers = [get_context("fork").Process(target=ring) for _number in range(4)]
        for one in ringers:
            one.start()
        assert bell.wait(HOUR)
        for one in ringers:
            one.join()
            assert one.exitcode == 0


def test_a_folder_that_takes_no_pipe_leaves_the_worker_deaf(folder: Path) -> None:
    (folder / "worker.bell").mkdir()
    with Bell() as bell:
        ring()
        assert not bell.wait(0)
