"""Three documents that every engine is asked about: a story, a place, a testimony."""

from search.schema import SearchDocument, Segment

CALEN = SearchDocument(
    key="page:1",
    version=1,
    kind="recits",
    title="Le calen, un filet qui se lève",
    summary="Un grand filet barre le canal.",
    body="Ce filet s’appelle le calen. Il se relève au passage des muges, dans le canal de Caronte.",
    facets={"theme": ("peche", "metiers"), "quartier": ("caronte",)},
    start=1850,
    end=2024,
    latitude=43.40,
    longitude=5.02,
    date="2026-01-01T10:00:00",
)
BRIDGE = SearchDocument(
    key="page:2",
    version=1,
    kind="lieux",
    title="Le pont levant",
    body="Ce pont enjambe le canal. Les pêcheurs passent dessous avec leurs filets.",
    names="Jonquières, L’Île",
    facets={"theme": ("canaux",), "quartier": ("l-ile",)},
    start=1962,
    end=None,
    latitude=43.405,
    longitude=5.055,
    date="2026-03-01T10:00:00",
)
VOICE = SearchDocument(
    key="page:3",
    version=1,
    kind="temoignages",
    title="Une journée à Jonquières",
    summary="Une enfance au bord de l’eau.",
    segments=(
        Segment(0.0, "Bonjour, je suis née à Jonquières."),
        Segment(12.5, "Mon père réparait les filets sur le quai."),
        Segment(72.0, "Le soir, on levait le calen.", recording=1),
    ),
    facets={"theme": ("peche",), "avec": ("son",)},
    start=1936,
    end=1936,
    date="2026-02-01T10:00:00",
)
DOCUMENTS = (CALEN, BRIDGE, VOICE)
