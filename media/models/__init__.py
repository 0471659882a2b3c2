from .document import KeptDocument
from .file_use import FileUse
from .photo import Photo, Rendition
from .recording import Recording
from .transcript import Segment, Transcript

__all__ = ["FileUse", "KeptDocument", "Photo", "Recording", "Rendition", "Segment", "Transcript"]
