"""Short lists that editors write one item a line."""

from django.db import models


class LinesField(models.TextField):
    """A text whose lines are items; an instance also gets ``<name>_list``: the items, blanks left out.

    Say ``<name>_list: list[str]`` beside the field, for the reader and for the types.
    """

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(
            cls,
            f"{name}_list",
            property(
                lambda self: [line.strip() for line in getattr(self, name).splitlines() if line.strip()]
            ),
        )
