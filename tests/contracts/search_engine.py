"""What every search engine has to do. One subclass per engine gives the fixture ``engine``."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as some

from search import registry
from search.engines.base import Results, SearchEngine
from search.engines.embedded import EmbeddedEngine
from search.query import Box, Query, Sort
from search.registry import Synonyms
from search.schema import SearchDocument, Segment
from tests.contracts.documents import BRIDGE, CALEN, DOCUMENTS, VOICE
from tests.contracts.queries import HIDDEN, NASTY, QUERIES, TYPED

# The examples of a test read one filled engine; each subclass is an engine.
MANY = examples(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)


class SearchEngineContract:
    """Run against an empty engine that the fixture ``engine`` gives."""

    @pytest.fixture
    def engine(self) -> SearchEngine:
        raise NotImplementedError

    @pytest.fixture
    def reference(self) -> SearchEngine:
        """The engine to agree with, filled with the same documents."""
        engine = EmbeddedEngine()
        engine.index(DOCUMENTS)
        return engine

    @pytest.fixture
    def filled(self, engine: SearchEngine) -> SearchEngine:
        engine.index(DOCUMENTS)
        return engine

    def find(self, engine: SearchEngine, text: str = "", **asked: object) -> Results:
        return engine.search(Query(text=text, **asked))  # type: ignore[arg-type]

    def keys(self, engine: SearchEngine, text: str = "", **asked: object) -> list[str]:
        return [hit.key for hit in self.find(engine, text, **asked).hits]

    def test_an_empty_index_answers(self, engine: SearchEngine) -> None:
        assert self.find(engine, "calen").total == 0
        assert self.find(engine).pages == 1

    @pytest.mark.parametrize(
        "text", ["pêcheur", "PECHEUR", "pecheurs", "L’ÎLE", "l'ile", "d’île", "jonquieres"]
    )
    def test_accents_case_plurals_and_elisions_do_not_matter(self, filled: SearchEngine, text: str) -> None:
        assert "page:2" in self.keys(filled, text)

    def test_any_word_is_enough_and_all_words_come_first(self, filled: SearchEngine) -> None:
        assert self.keys(filled, "où est le pont sur le canal")[0] == "page:2"
        assert set(self.keys(filled, "pont calen")) == {"page:1", "page:2", "page:3"}

    def test_a_port_is_not_a_door(self, engine: SearchEngine) -> None:
        port = SearchDocument(key="page:8", version=1, kind="lieux", title="Le port", body="La mer.")
        door = replace(port, key="page:9", title="La porte", body="La mère ferme les portes.")
        engine.index([port, door])
        assert self.keys(engine, "ports") == self.keys(engine, "mer") == ["page:8"]
        assert self.keys(engine, "porte") == self.keys(engine, "mères") == ["page:9"]

    def test_the_title_weighs_more(self, filled: SearchEngine) -> None:
        assert self.keys(filled, "calen")[0] == "page:1"

    def test_the_exact_word_comes_before_its_family(self, engine: SearchEngine) -> None:
        plain = SearchDocument(key="page:8", version=1, kind="lieux", title="La Couronne", body="Un village.")
        family = replace(plain, key="page:9", title="Le couronnement")
        engine.index([family, plain])
        assert self.keys(engine, "couronne") == ["page:8", "page:9"]

    def test_a_phrase_has_to_be_there_and_a_word_can_be_refused(self, filled: SearchEngine) -> None:
        assert self.keys(filled, '"canal de caronte"') == ["page:1"]
        assert self.keys(filled, "« pont levant »") == ["page:2"]
        assert self.keys(filled, '"caronte de canal"') == []
        assert set(self.keys(filled, "filet -pont")) == {"page:1", "page:3"}
        assert set(self.keys(filled, '-"pont levant"')) == {"page:1", "page:3"}

    def test_an_unknown_word_is_repaired_and_says_so(self, filled: SearchEngine) -> None:
        results = self.find(filled, "le claen de Jonquieres")
        assert results.corrected == "le calen de Jonquieres"
        assert results.hits[0].key in {"page:1", "page:3"}
        assert self.find(filled, "peheurs").corrected == "pêcheurs"

    def test_a_repaired_word_keeps_the_ending_that_was_typed(self, engine: SearchEngine) -> None:
        market = replace(BRIDGE, key="page:8", title="Le marché provençal", body="Provençal.")
        engine.index([market, replace(BRIDGE, key="page:9", title="Une joute provençale")])
        assert self.find(engine, "joute provensale").corrected == "joute provençale"
        assert self.find(engine, "marché provensal").corrected == "marché provençal"

    def test_a_known_word_and_a_number_are_left_alone(self, filled: SearchEngine) -> None:
        assert self.find(filled, "filets").corrected == ""
        assert self.find(filled, "1963").corrected == ""

    def test_what_is_joined_by_a_hyphen_or_follows_a_saint_is_repaired_as_a_whole(
        self, engine: SearchEngine
    ) -> None:
        title = "Le titre de Saint-Pierre"
        engine.index([replace(CALEN, title=title, summary="Carry-le-Rouet", body="Le carreau, pour lui")])
        for typed, corrected in {
            "saint-mitre": "",
            "saint mitre": "",
            "saint luis": "",
            "ville saint piere": "ville saint pierre",
            "st piere": "st pierre",
            "titro": "titre",
            "cary-le-rouat": "carry-le-rouet",
            "titro-le-rouat": "",
            "carreau-titro": "carreau-titre",
        }.items():
            found = self.find(engine, typed)
            assert (found.corrected, found.also) == (corrected, ()), typed

    def test_a_french_word_is_no_fault_and_a_name_close_to_it_is_looked_for_too(
        self, filled: SearchEngine
    ) -> None:
        results = self.find(filled, "câlins du pont")
        assert (results.corrected, results.also, results.unknown) == ("", ("calen",), ("câlins",))
        assert {hit.key for hit in results.hits} == {"page:1", "page:2", "page:3"}
        results = self.find(filled, "Tempête sur le canal")
        assert (results.corrected, results.also, results.unknown) == ("", (), ("Tempête",))
        assert self.find(filled, "câlin", as_typed=True).total == 0

    def test_another_word_is_not_taken_for_a_fault(self, engine: SearchEngine) -> None:
        body = "Une mare peu louée, des chargées de Martigues."
        engine.index([replace(BRIDGE, title="Le pont tournant", body=body)])
        for typed in ("marcel", "charles", "pmu"):
            assert self.find(engine, typed).corrected == "", typed
        assert self.find(engine, "martiges").corrected == "martigues"
        assert self.find(engine, "pint").corrected == "pont"

    def test_an_apostrophe_forgotten_is_put_back(self, filled: SearchEngine) -> None:
        for typed, meant in {
            "lile": "l’île",
            "jusquau pont": "jusqu’au pont",
            "leau du canal": "l’eau du canal",
        }.items():
            assert self.find(filled, typed).corrected == meant
            assert self.keys(filled, typed) == self.keys(filled, meant)

    @pytest.mark.parametrize("meant", ["pont levant", "canal de caronte", "grand filet"])
    def test_two_words_written_as_one_are_found(self, filled: SearchEngine, meant: str) -> None:
        typed = meant.replace(" ", "")
        assert self.find(filled, typed).corrected == meant
        assert self.keys(filled, typed) == self.keys(filled, meant)
        assert self.find(filled, typed, as_typed=True).total == 0

    @pytest.mark.parametrize("meant", ["le pont", "du canal", "les pêcheurs"])
    def test_an_article_stuck_to_its_word_is_taken_off(self, filled: SearchEngine, meant: str) -> None:
        typed = meant.replace(" ", "")
        assert self.find(filled, typed).corrected == meant
        assert self.keys(filled, typed) == self.keys(filled, meant)

    def test_a_saint_may_be_written_short(self, engine: SearchEngine) -> None:
        plain = replace(BRIDGE, title="La chapelle Sainte-Marie")
        short = replace(plain, key="page:8", title="L’église St. Pierre")
        engine.index([plain, short, replace(plain, key="page:9", title="Saint-Pierre")])
        for typed in ("st pierre", "Saint-Pierre", "ST. PIERRE"):
            assert self.keys(engine, typed)[0] == "page:9"
            assert set(self.keys(engine, f'"{typed}"')) == {"page:8", "page:9"}
            assert self.find(engine, typed).unknown == ()
        assert self.keys(engine, "ste marie")[0] == "page:2"
        assert [one.key for one in engine.complete("st p")] == ["page:9", "page:8"]
        assert [one.key for one in engine.complete("l égl")] == ["page:8"]

    def test_words_that_stand_nowhere_together_are_not_parted(self, filled: SearchEngine) -> None:
        assert self.find(filled, "ilejonquieres").total == 0

    def test_words_left_out_alone_leave_all_the_rest(self, filled: SearchEngine) -> None:
        assert self.keys(filled, "-calen") == ["page:2"]
        assert self.keys(filled, "-le") == []
        assert self.keys(filled, '-"pont levant" -journée') == ["page:1"]

    def test_the_words_as_typed_are_respected_on_demand(self, filled: SearchEngine) -> None:
        results = self.find(filled, "claen", as_typed=True)
        assert (results.total, results.corrected, results.nearest) == (0, "", ("calen",))

    def test_filters_are_alternatives_inside_and_add_up_between(self, filled: SearchEngine) -> None:
        assert self.keys(filled, filters={"theme": ("peche", "canaux")}, sort=Sort.TITLE) == [
            "page:1",
            "page:3",
            "page:2",
        ]
        assert self.keys(filled, filters={"theme": ("peche",), "quartier": ("caronte",)}) == ["page:1"]
        assert self.keys(filled, filters={"genre": ("lieux",)}) == ["page:2"]
        assert self.keys(filled, filters={"theme": ("inconnu",)}) == []

    def test_each_facet_is_counted_without_its_own_filter(self, filled: SearchEngine) -> None:
        asked = {"filters": {"theme": ("canaux",)}, "facets": ("theme", "genre", "quartier", "avec")}
        counts = self.find(filled, "filet", **asked).facets
        assert counts["theme"] == {"peche": 2, "metiers": 1, "canaux": 1}
        assert counts["genre"] == {"lieux": 1}
        assert counts["quartier"] == {"l-ile": 1}
        assert not counts.get("avec")

    def test_years_meet_and_undated_documents_stay_out(self, filled: SearchEngine) -> None:
        filled.index([SearchDocument(key="page:4", version=1, kind="lieux", title="Sans date")])
        assert set(self.keys(filled, first_year=1940, last_year=1960)) == {"page:1"}
        assert set(self.keys(filled, first_year=2030)) == {"page:2"}
        assert set(self.keys(filled, last_year=1940)) == {"page:1", "page:3"}

    def test_a_box_keeps_what_lies_inside(self, filled: SearchEngine) -> None:
        assert self.keys(filled, box=Box(5.05, 43.3, 5.1, 43.5)) == ["page:2"]

    def test_orders(self, filled: SearchEngine) -> None:
        assert self.keys(filled) == ["page:2", "page:3", "page:1"]
        assert self.keys(filled, sort=Sort.TITLE) == ["page:1", "page:3", "page:2"]
        assert self.keys(filled, "filet", sort=Sort.OLDEST) == ["page:1", "page:3", "page:2"]
        assert self.keys(filled, "filet", sort=Sort.NEWEST) == ["page:2", "page:3", "page:1"]

    def test_pages_do_not_overlap_and_stay_within_bounds(self, filled: SearchEngine) -> None:
        seen = [self.keys(filled, "filet", page=page, page_size=1) for page in (1, 2, 3)]
        assert sorted(key for keys in seen for key in keys) == ["page:1", "page:2", "page:3"]
        last = self.find(filled, "filet", page=10**8, page_size=2)
        assert (last.page, last.pages, len(last.hits)) == (2, 2, 1)

    def test_marks_stand_on_the_words_of_the_original_text(self, filled: SearchEngine) -> None:
        hit = self.find(filled, "CALEN leve").hits[0]
        assert [hit.title.text[start:end] for start, end in hit.title.ranges] == ["calen", "lève"]
        assert {hit.extract.text[start:end] for start, end in hit.extract.ranges} == {"calen"}

    def test_a_hit_carries_its_second(self, filled: SearchEngine) -> None:
        hit = next(hit for hit in self.find(filled, "calen filet").hits if hit.key == "page:3")
        assert [(one.recording, one.second) for one in hit.passages] == [(0, 12.5), (1, 72.0)]
        assert [hit.passages[1].text.text[a:b] for a, b in hit.passages[1].text.ranges] == ["calen"]

    def test_a_passage_that_says_it_all_hides_those_that_say_less(self, filled: SearchEngine) -> None:
        said = [
            "Le numéro.",
            "Un autre numéro.",
            "Le numéro de poste.",
            "Au poste, sans numéro ?",
            "Le poste.",
        ]
        segments = tuple(Segment(float(rank), text) for rank, text in enumerate(said))
        filled.index([replace(VOICE, version=2, segments=segments)])
        (hit,) = self.find(filled, "numéro de poste").hits
        assert [one.second for one in hit.passages] == [2.0, 3.0]
        assert [one.second for one in self.find(filled, "poste").hits[0].passages] == [2.0, 3.0, 4.0]

    def test_words_of_the_place_act_at_once(
        self, filled: SearchEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        words = Synonyms(sets=[["calen", "carrelet géant"]], one_way=[("mulet", ["muge"])])
        monkeypatch.setattr(registry, "_synonyms", [lambda: words])
        results = self.find(filled, "carrelet géant")
        assert {hit.key for hit in results.hits} == {"page:1", "page:3"}
        assert (results.also, results.corrected) == (("calen",), "")
        assert self.keys(filled, "mulet") == ["page:1"]
        assert self.find(filled, "muge").also == ()

    def test_hidden_documents_leave_no_trace(self, filled: SearchEngine) -> None:
        secret = SearchDocument(
            key="page:7",
            version=1,
            kind="recits",
            title="Récit scellé",
            body="Zanzibarette",
            facets={"theme": ("secret",)},
        )
        filled.index([secret])
        hidden = {"page:7"}
        for text in ("", "scellé", "zanzibarette", "zanzibarete"):
            results = filled.search(Query(text=text, facets=("theme", "genre")), hidden)
            assert "page:7" not in {hit.key for hit in results.hits}
            assert "secret" not in results.facets.get("theme", {})
            assert not results.corrected
            assert "zanzibarette" not in results.nearest
        assert filled.search(Query(facets=("genre",)), hidden).facets["genre"]["recits"] == 1
        assert filled.complete("réc", hidden=hidden) == []
        assert [one.key for one in filled.complete("réc")] == ["page:7"]

    def test_completion_begins_words_of_titles(self, filled: SearchEngine) -> None:
        assert [one.key for one in filled.complete("CALEN")] == ["page:1"]
        assert [one.title for one in filled.complete("le p")] == ["Le pont levant"]
        assert len(filled.complete("le", limit=1)) == 1
        assert filled.complete("%") == filled.complete("") == []

    @pytest.mark.parametrize("typed", ["JONQUIERES", "jonq", "à jonquiè", "journee a", "une journée à j"])
    def test_completion_needs_no_accent(self, filled: SearchEngine, typed: str) -> None:
        assert [one.key for one in filled.complete(typed)] == ["page:3"]

    def test_completion_puts_first_what_begins_so_then_the_shortest(self, filled: SearchEngine) -> None:
        filled.index(
            [replace(BRIDGE, key="page:8", title="Levant"), replace(BRIDGE, key="page:9", title="Le Levant")]
        )
        assert [one.key for one in filled.complete("leva")] == ["page:8", "page:9", "page:2"]
        assert [one.key for one in filled.complete("leva", hidden={"page:8"})] == ["page:9", "page:2"]

    def test_completion_of_one_title_for_two_keeps_one_order(self, engine: SearchEngine) -> None:
        engine.index([replace(CALEN, key=key, title="Le pont") for key in ("page:9", "page:8", "page:7")])
        assert [one.key for one in engine.complete("pont")] == ["page:7", "page:8", "page:9"]

    def test_an_older_version_never_replaces_a_newer_one(self, filled: SearchEngine) -> None:
        filled.index([replace(CALEN, version=5, title="Titre cinq")])
        filled.index([replace(CALEN, version=4, title="Titre quatre")])
        assert self.find(filled, "titre").hits[0].title.text == "Titre cinq"
        filled.index([replace(CALEN, version=5, title="Titre cinq bis")])
        assert self.find(filled, "titre").hits[0].title.text == "Titre cinq bis"
        assert self.find(filled).total == 3

    def test_the_newest_of_a_batch_wins(self, engine: SearchEngine) -> None:
        engine.index([replace(CALEN, version=3, title="Trois"), replace(CALEN, version=2, title="Deux")])
        assert [hit.title.text for hit in self.find(engine).hits] == ["Trois"]

    def test_what_is_deleted_is_gone_everywhere(self, filled: SearchEngine) -> None:
        filled.delete(["page:1", "page:3", "page:404"])
        assert self.keys(filled, "calen") == []
        assert self.find(filled, "claen").corrected == ""
        assert self.find(filled, facets=("theme",)).facets["theme"] == {"canaux": 1}
        assert filled.complete("calen") == []

    def test_a_replaced_text_is_gone(self, filled: SearchEngine) -> None:
        filled.index([replace(CALEN, version=2, title="Autre chose", summary="", body="Rien de commun.")])
        assert self.keys(filled, "calen") == ["page:3"]
        assert self.keys(filled, "muges") == []

    def test_a_rebuild_holds_exactly_what_it_is_given(self, filled: SearchEngine) -> None:
        filled.rebuild(iter([[replace(CALEN, version=1, title="Refait")], [BRIDGE]]))
        assert set(self.keys(filled)) == {"page:1", "page:2"}
        assert self.keys(filled, "refait") == ["page:1"]
        assert filled.health().documents == 2
        assert not filled.health().stale

    def test_fingerprints_tell_what_is_held(self, filled: SearchEngine) -> None:
        assert filled.fingerprints() == {document.key: document.fingerprint for document in DOCUMENTS}

    @pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:20].encode("unicode_escape").decode())
    def test_nothing_typed_is_an_error(self, filled: SearchEngine, text: str) -> None:
        results = self.find(filled, text, facets=("theme",))
        assert results.total <= 3
        filled.complete(text)

    @MANY
    @given(query=QUERIES, hidden=HIDDEN)
    def test_whatever_is_asked_the_answer_holds_together(
        self, filled: SearchEngine, query: Query, hidden: set[str]
    ) -> None:
        results = filled.search(query, hidden)
        keys = [hit.key for hit in results.hits]
        assert len(keys) == len(set(keys)) <= query.page_size
        assert not hidden.intersection(keys)
        assert 0 <= results.total <= len(DOCUMENTS) - len(hidden)
        assert 1 <= results.page <= results.pages
        assert set(results.facets) <= set(query.facets)
        assert all(1 <= n <= len(DOCUMENTS) for counts in results.facets.values() for n in counts.values())
        if query.page_size:
            assert results.pages == max(1, -(-results.total // query.page_size))
            assert bool(keys) == bool(results.total)
        for hit in results.hits:
            texts = [hit.title, hit.summary, hit.extract, *(passage.text for passage in hit.passages)]
            assert all(0 <= start < end <= len(text.text) for text in texts for start, end in text.ranges)

    @MANY
    @given(prefix=TYPED, hidden=HIDDEN, limit=some.integers(1, 8))
    def test_whatever_is_begun_can_be_completed(
        self, filled: SearchEngine, prefix: str, hidden: set[str], limit: int
    ) -> None:
        found = [one.key for one in filled.complete(prefix, limit, hidden)]
        assert len(found) == len(set(found)) <= limit
        assert not hidden.intersection(found)

    @MANY
    @given(query=QUERIES, hidden=HIDDEN)
    def test_engines_agree_on_what_is_found(
        self, filled: SearchEngine, reference: SearchEngine, query: Query, hidden: set[str]
    ) -> None:
        """What is found, counted, repaired and in what order by title or time does not depend on the engine."""
        answers = [one.search(query, hidden) for one in (filled, reference)]
        told = [
            (one.total, one.facets, one.page, one.pages, one.corrected, one.also, one.unknown, one.nearest)
            for one in answers
        ]
        assert told[0] == told[1]
        shown = [[hit.key for hit in one.hits] for one in answers]
        if query.sort is Sort.RELEVANCE:
            shown = [sorted(keys) for keys in shown] if query.page_size >= len(DOCUMENTS) else []
        assert not shown or shown[0] == shown[1]
