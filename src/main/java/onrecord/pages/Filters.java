package onrecord.pages;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

import static java.util.Map.entry;

/** The filters that templates have, by their names; and how names with them are read. */
final class Filters extends BasicCollector {

	/** What stands between a name and that of its filter. */
	static final char BAR = '|';

	static final Map<String, Filter> ALL = Map.ofEntries(
			// Addresses.
			entry("path", Filter.scalar(Addresses::path)), entry("query", Filter.scalar(Addresses::encoded)),
			entry("web", Filter.scalar(Addresses::web)), entry("host", Filter.scalar(Addresses::host)),
			entry("within", Filter.told("{ start }", Addresses::within)),
			entry("fragment", Filter.told("{ exact source { url } }", Addresses::fragment)),
			// Words.
			entry("words", Filter.scalar(Wording::words)), entry("form", Filter.scalar(Wording::form)),
			entry("proof", Filter.scalar(Wording::proof)), entry("verdict", Filter.scalar(Wording::verdict)),
			entry("field", Filter.scalar(Wording::field)), entry("number", Filter.scalar(Wording::number)),
			entry("statements", counted("statement", "statements")), entry("people", counted("person", "people")),
			entry("organizations", counted("organization", "organizations")),
			entry("sources", counted("source", "sources")), entry("texts", counted("text", "texts")),
			entry("quotations", counted("quotation", "quotations")),
			entry("short", Filter.scalar((text) -> Wording.shortened(text, 160))),
			entry("brief", Filter.scalar((text) -> Wording.shortened(text, 40))),
			entry("date", Filter.of("{ value }", "{ text machine }", Dates::date)),
			entry("day", Filter.scalar(Dates::day)), entry("phrase", Filter.scalar(Wording::phrase)),
			entry("time", Filter.told("{ startedOn { value } endedOn { value } }", Dates::time)),
			entry("verb", Filter.told("{ act attribution { relation verb } }", Wording::verb)),
			entry("isWrong", Filter.scalar(Wording::isWrong)), entry("isLeft", Filter.scalar(Wording::isLeft)),
			entry("class", Filter.scalar((value) -> Wording.words(value).replace(' ', '-'))),
			// Texts.
			entry("quoted",
					Filter.of("{ text form language appearances { exact prefix suffix proves { start end } } }",
							"{ isVerbatim before words { text isLit } after }", Sentence::quoted)),
			entry("lit", Filter.of("""
					{ page { from to }
					  source { text language appearances { pageInfo { hasNextPage }
					    edges { node { start end exact proves { start end } statement { id text form } } } } } }""", """
					{ isCut next { from to }
					  paragraphs {
					    isShort
					    segments { words { text isLit } isLit isVerbatim isFirst anchor id }
					    notes { number appearance @as(path: "source.appearances.edges.node") } } }""", LitText::of)),
			entry("compared", Filter.of(
					"{ text checkQuote { matches { pieces { start end } differences { start end quoted recorded changesMeaning } } } }",
					"{ segments { kept piece removed added changesMeaning } match @as(path: \"checkQuote.matches\") }",
					Comparison::of)),
			entry("highlighted",
					Filter.of("{ matched highlights { start end } }", "{ text isLit }", Comparison::highlighted)),
			entry("json", Filter.markup(Wording::json)),
			// Pictures.
			entry("bars", Filter.of("{ buckets { value count } coarser { value count } }",
					"{ bars { x y width height value count } coarser { value count } first last most isTelling }",
					Drawing::bars)),
			entry("fan",
					Filter.of("{ count actor { id name } }", "{ height middle lines { path width y name id count } }",
							Drawing::fan)),
			entry("spans",
					Filter.of("{ title from { earliest } until { latest } }",
							"{ first last roles { x width role @as(path: \"\") } }", Drawing::spans)),
			entry("dots", Filter.of("{ mode count }", "{ height isAll dots { x y mode } }", Drawing::dots)));

	private static Filter counted(String one, String many) {
		return Filter.scalar((number) -> Wording.number(number) + " " + (number.equals("1") ? one : many));
	}

	@Override
	public @Nullable Iterator<?> toIterator(Object value) {
		return (value instanceof Collection<?> list) ? list.iterator() : null;
	}

	@Override
	public Mustache.VariableFetcher createFetcher(Object context, String name) {
		int bar = name.indexOf(BAR);
		if (bar < 0) {
			return super.createFetcher(context, name);
		}
		Filter filter = ALL.get(name.substring(bar + 1));
		if (filter == null) {
			throw new IllegalArgumentException("There is no filter of the name in {{" + name + "}}");
		}
		String member = name.substring(0, bar);
		return (object, any) -> {
			Object value = member.equals("this") ? object : (object instanceof Map<?, ?> map && map.containsKey(member))
					? map.get(member) : Template.NO_FETCHER_FOUND;
			return (value == null || value == Template.NO_FETCHER_FOUND) ? value : filter.function().apply(value);
		};
	}

	@Override
	public <K, V> Map<K, V> createFetcherCache() {
		return new ConcurrentHashMap<>();
	}

}
