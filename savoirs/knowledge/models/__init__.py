from .index import KindIndexPage
from .knowledge_page import KnowledgePage, Link, Source
from .place import PlacePage
from .question import Answer, Question
from .review import HeritageReviewTask, ServiceReviewTask
from .story import StoryPage
from .testimony import Chapter, TestimonyPage, TestimonyRecording
from .trail import TrailPage, TrailStep
from .useful_info import UsefulInfoPage, UsefulLink
from .vocabulary import Period, ProposedWord, Quarter, Theme, ThemedPage, Word

__all__ = [
    "Answer",
    "Chapter",
    "HeritageReviewTask",
    "KindIndexPage",
    "KnowledgePage",
    "Link",
    "Period",
    "PlacePage",
    "ProposedWord",
    "Quarter",
    "Question",
    "ServiceReviewTask",
    "Source",
    "StoryPage",
    "TestimonyPage",
    "TestimonyRecording",
    "Theme",
    "ThemedPage",
    "TrailPage",
    "TrailStep",
    "UsefulInfoPage",
    "UsefulLink",
    "Word",
]
