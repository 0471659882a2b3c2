"""How Wagtail makes our copies of pictures."""

from wagtail import hooks

from .cutting import FillWithFaces


@hooks.register("register_image_operations", order=1)  # after Wagtail's own
def cut_below_faces() -> list[tuple[str, type[FillWithFaces]]]:
    return [("fill", FillWithFaces)]
