"""What knowledge adds to Wagtail's editor."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from .blocks.language import register_languages
from .blocks.links import PublicPageLinkHandler
from .editing import hooks as editing_hooks  # noqa: F401
from .questions import hooks as question_hooks  # noqa: F401
from .themes import hooks as theme_hooks  # noqa: F401
from .vocabulary_admin import VocabularyGroup
from .words import hooks as word_hooks  # noqa: F401

register_snippet(VocabularyGroup)


# After Wagtail's own registration, which it replaces.
@hooks.register("register_rich_text_features", order=100)
def register_text_features(features: FeatureRegistry) -> None:
    register_languages(features)
    features.register_link_type(PublicPageLinkHandler)
