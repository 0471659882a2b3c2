"""What a page lets one hear, in order: its own recordings, then those of its text."""

from collections.abc import Collection, Iterable

from wagtail.blocks import StreamValue

from media.models import Recording


def heard_in(body: StreamValue, own: Iterable[Recording], sealed: Collection[str]) -> list[Recording]:
    """Those of ``own`` and of ``body`` that are not among the file keys of ``sealed``; blocks are told their rank."""
    heard = [recording for recording in own if recording.file_key not in sealed]
    for block in body:
        if (
            block.block_type == "recording"
            and not is_sealed_block(block, sealed)
            and block.value["recording"]
        ):
            heard.append(block.value["recording"])
            block.value.rank = len(heard)
    return heard


def is_sealed_block(block: StreamValue.StreamChild, sealed: Collection[str]) -> bool:
    recording = block.value["recording"] if block.block_type == "recording" else None
    return recording is not None and recording.file_key in sealed
