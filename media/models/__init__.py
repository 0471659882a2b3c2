from .document import Document
from .file_use import FileUse
from .photo import Photo, Rendition
from .recording import Recording
from .transcript import Segment, Transcript

__all__ = ["Document", "FileUse", "Photo", "Recording", "Rendition", "Segment", "Transcript"]
