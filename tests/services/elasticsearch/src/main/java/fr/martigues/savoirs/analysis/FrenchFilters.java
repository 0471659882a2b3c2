package fr.martigues.savoirs.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.ListSetting;
import org.elasticsearch.plugin.settings.StringSetting;
import org.tartarus.snowball.ext.FrenchStemmer;

/** The filters of Elasticsearch's module analysis-common that the site uses, over the same classes of Lucene. */
public final class FrenchFilters {
    private FrenchFilters() {}

    @AnalysisSettings
    public interface ElisionSettings {
        @ListSetting(path = "articles")
        List<String> articles();

        @BooleanSetting(path = "articles_case", defaultValue = false)
        boolean ignoreCase();
    }

    @NamedComponent("elision")
    public static final class Elision implements TokenFilterFactory {
        private final CharArraySet articles;

        @Inject
        public Elision(ElisionSettings settings) {
            articles = new CharArraySet(settings.articles(), settings.ignoreCase());
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return new ElisionFilter(tokens, articles);
        }

        @Override
        public TokenStream normalize(TokenStream tokens) {
            return create(tokens);
        }
    }

    @NamedComponent("asciifolding")
    public static final class AsciiFolding implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return new ASCIIFoldingFilter(tokens);
        }

        @Override
        public TokenStream normalize(TokenStream tokens) {
            return create(tokens);
        }
    }

    @AnalysisSettings
    public interface KeywordMarkerSettings {
        @ListSetting(path = "keywords")
        List<String> keywords();
    }

    /** Marks the words that the stemmer leaves as they are. */
    @NamedComponent("keyword_marker")
    public static final class KeywordMarker implements TokenFilterFactory {
        private final CharArraySet keywords;

        @Inject
        public KeywordMarker(KeywordMarkerSettings settings) {
            keywords = new CharArraySet(settings.keywords(), false);
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return new SetKeywordMarkerFilter(tokens, keywords);
        }
    }

    @AnalysisSettings
    public interface StemmerSettings {
        @StringSetting(path = "language", defaultValue = "french")
        String language();
    }

    @NamedComponent("stemmer")
    public static final class Stemmer implements TokenFilterFactory {
        @Inject
        public Stemmer(StemmerSettings settings) {
            if (!settings.language().equals("french")) {
                throw new IllegalArgumentException("only french here: " + settings.language());
            }
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return new SnowballFilter(tokens, new FrenchStemmer());
        }
    }
}
