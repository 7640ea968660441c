package onrecord.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What only the server can say: what it finds, in which order, and why; and how it puts a
 * statement into words. It is asked by itself, once, and what it says must keep this:
 * <ul>
 * <li>{@code search}: each thing once, the scores between 0 and 1 and falling, only in
 * the scopes that were asked for, statements that still hold; {@code matched} is a name,
 * an alias, a title, also of a role, or a text that the thing has;</li>
 * <li>{@code suggest}: each thing once, by a name that it has;</li>
 * <li>{@code checkQuote}: the best verdict of its matches, of which each has words that
 * stand in its source, by whom the statement there is; differences are between words that
 * the quotation and the source have;</li>
 * <li>highlights are within their text, from left to right, and do not overlap;</li>
 * <li>{@code citation} is one line and has the speaker, the text, the title, the
 * publisher, the address and what became of the statement;</li>
 * <li>{@code jsonLd} has the id, the type and the text.</li>
 * </ul>
 * Pages of a search, and all that is selected of what it finds, are compared by equality.
 */
final class Found {

	private static final JsonMapper JSON = new JsonMapper();

	private final BiFunction<String, Map<String, Object>, JsonNode> server;

	private final Tables tables;

	private final Map<Object, JsonNode> said = new HashMap<>();

	/**
	 * Asks a server.
	 * @param server gives the answer to an operation with variables
	 */
	Found(BiFunction<String, Map<String, Object>, JsonNode> server, Tables tables) {
		this.server = server;
		this.tables = tables;
	}

	void declare(Map<String, DataFetcher<?>> fields, SecondWay way) {
		fields.put("Query.search", (asked) -> search(asked, way));
		fields.put("Query.suggest", this::suggest);
		fields.put("Query.checkQuote", this::checkQuote);
		fields.put("Statement.highlights", this::highlights);
		fields.put("Statement.citation", this::citation);
		fields.put("Statement.jsonLd", this::jsonLd);
	}

	private Map<String, Object> search(DataFetchingEnvironment asked, SecondWay way) {
		List<Map<String, Object>> edges = new ArrayList<>();
		// A wrong text need not be noticed where nothing is asked, nor where none of what
		// is found is wanted.
		boolean none = Objects.equals(asked.getArgument("first"), 0) || Objects.equals(asked.getArgument("last"), 0);
		boolean wanted = !none && asked.getSelectionSet().containsAnyOf("nodes", "edges");
		if (!wanted && !asked.getSelectionSet().containsAnyOf("pageInfo", "totalCount*", "notes")) {
			return noted(way.page(asked, List.of(), List.of()), asked);
		}
		String after = null;
		do {
			JsonNode page = ask(
					"""
							query ($text: String!, $in: [SearchScope!], $after: String) {
							  search(text: $text, in: $in, first: 50, after: $after) {
							    edges { score field matched alias { name language script } highlights { start end } node { id } }
							    pageInfo { endCursor hasNextPage }
							  }
							}""",
					given("text", asked.getArgument("text"), "in", asked.getArgument("in"), "after", after))
				.path("search");
			page.path("edges").forEach((edge) -> edges.add(thing(edge)));
			after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
		}
		while (after != null);
		isOrdered(edges, asked.getArgument("in"));
		return noted(way.page(asked, nodes(edges), edges), asked);
	}

	/** Adds the notes of a search, where they are asked for. */
	private Map<String, Object> noted(Map<String, Object> page, DataFetchingEnvironment asked) {
		if (asked.getSelectionSet().contains("notes")) {
			List<Object> notes = new ArrayList<>();
			ask("query ($text: String!, $in: [SearchScope!]) { search(text: $text, in: $in) { notes { code message } } }",
					given("text", asked.getArgument("text"), "in", asked.getArgument("in")))
				.at("/search/notes")
				.forEach((note) -> notes.add(JSON.convertValue(note, Object.class)));
			page.put("notes", notes);
		}
		return page;
	}

	private List<Map<String, Object>> suggest(DataFetchingEnvironment asked) {
		int most = SecondWay.size(asked.getArgument("first"), 100);
		List<Map<String, Object>> all = new ArrayList<>();
		// A wrong text need not be noticed where nothing is asked.
		ask("query ($prefix: String!, $in: [SearchScope!], $first: Int!) { suggest(prefix: $prefix, in: $in, first: $first) { "
				+ "name alias { name language script } highlights { start end } node { id } } }",
				given("prefix", asked.getArgument("prefix"), "in", asked.getArgument("in"), "first",
						(most == 0) ? 0 : 40))
			.path("suggest")
			.forEach((one) -> all.add(thing(one)));
		Contract.require(new HashSet<>(nodes(all)).size() == all.size(), "something is suggested twice");
		return all.subList(0, Math.min(most, all.size()));
	}

	private Map<String, Object> checkQuote(DataFetchingEnvironment asked) {
		JsonNode check = ask("""
				query ($text: String!, $speaker: [ID!], $saidOn: DateRange, $first: Int!) {
				  checkQuote(text: $text, speaker: $speaker, saidOn: $saidOn, first: $first) {
				    verdict
				    notes
				    matches {
				      verdict exact prefix suffix start end similarity distance
				      statement { id } speaker { id } source { id } elsewhere { id }
				      differences { kind quoted recorded start end recordedStart recordedEnd changesMeaning }
				      pieces { start end recordedStart recordedEnd }
				    }
				  }
				}""", given("text", asked.getArgument("text"), "speaker", asked.getArgument("speaker"), "saidOn",
				asked.getArgument("saidOn"), "first", asked.getArgument("first")))
			.path("checkQuote");
		String best = check.at("/matches/0/verdict").asString(check.path("verdict").asString());
		Contract.require(check.path("verdict").asString().equals(best), "the best is not the first: " + check);
		check.path("matches").forEach((match) -> stands(match, asked.getArgument("text")));
		Map<String, Object> searched = new LinkedHashMap<>(this.tables.row("""
				select (select count(*) from statement) as statements, (select count(*) from source) as sources,
				  (select count(text) from source) as sources_with_text,
				  (select said_on from statement order by earliest(said_on) nulls last, id limit 1) as earliest,
				  (select said_on from statement order by latest(said_on) desc nulls last, id limit 1) as latest""",
				new Object[0]));
		searched.put("languages",
				this.tables.rows("""
						select language from statement where language is not null union
						select language from source where language is not null order by language""")
					.stream()
					.map((row) -> row.get("language"))
					.toList());
		searched.replaceAll((name, value) -> List.of("earliest", "latest").contains(name) ? Dates.shown(value) : value);
		Map<String, Object> shown = shown(check);
		((List<?>) shown.get("matches")).forEach((match) -> tellTexts((Map<?, ?>) match, asked.getArgument("text")));
		shown.put("searched", searched);
		return shown;
	}

	/** Tells of differences and pieces which texts their places are in. */
	@SuppressWarnings("unchecked")
	private void tellTexts(Map<?, ?> match, String quotation) {
		Map<?, ?> source = (Map<?, ?>) match.get("source");
		// Of a source whose text is not held, all passages have the same words here.
		Object held = (source.get("text") != null) ? source.get("text")
				: this.tables.row("select exact from passage where source_id = ?", new Object[] { source.get("id") })
					.get("exact");
		Map.of("differences", (source.get("text") != null) ? held : match.get("exact"), "pieces", held)
			.forEach((name, text) -> {
				for (Map<String, Object> place : (List<Map<String, Object>>) match.get(name)) {
					place.put("within", quotation);
					place.put("recorded_within", text);
				}
			});
	}

	private void stands(JsonNode match, String quotation) {
		Map<String, Object> source = row(match.at("/source/id").asString());
		if (match.path("start").isInt() && !match.path("verdict").asString().equals("SPLICED")
				&& match.path("pieces").isEmpty()) {
			Contract.require(
					match.path("exact")
						.asString()
						.equals(part(source.get("text").toString(), match.path("start"), match.path("end"))),
					"it does not stand there: " + match);
		}
		for (JsonNode difference : match.path("differences")) {
			Contract.require(
					difference.path("quoted")
						.asString("")
						.equals(part(quotation, difference.path("start"), difference.path("end"))),
					"it is not quoted: " + difference);
			Contract.require(difference.path("recorded")
				.asString("")
				.equals(part(
						match.path("start").isInt() ? source.get("text").toString() : match.path("exact").asString(),
						difference.path("recordedStart"), difference.path("recordedEnd"))),
					"it is not recorded: " + difference);
		}
		JsonNode statement = match.path("statement");
		Contract.require(
				statement.isNull() ? match.path("speaker").isNull()
						: Objects.equals(row(statement.path("id").asString()).get("speaker_id"),
								match.path("speaker").isNull() ? null
										: row(match.at("/speaker/id").asString()).get("id")),
				"another speaker than the statement has: " + match);
	}

	private static String part(String text, JsonNode start, JsonNode end) {
		return text.substring(text.offsetByCodePoints(0, start.asInt()), text.offsetByCodePoints(0, end.asInt()));
	}

	/** An object of the answer as rows have it, with rows for what has an id. */
	private Map<String, Object> shown(JsonNode object) {
		Map<String, Object> shown = new LinkedHashMap<>();
		object.properties().forEach((member) -> {
			String column = switch (member.getKey()) {
				case "start" -> "span_start";
				case "end" -> "span_end";
				default -> member.getKey().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
			};
			shown.put(column, value(member.getValue()));
		});
		return shown;
	}

	private @Nullable Object value(JsonNode value) {
		if (value.isArray()) {
			List<Object> items = new ArrayList<>();
			value.forEach((item) -> items.add(value(item)));
			return items;
		}
		if (value.isObject()) {
			return value.has("id") ? row(value.path("id").asString()) : shown(value);
		}
		return JSON.convertValue(value, Object.class);
	}

	private List<Map<String, Object>> nodes(List<Map<String, Object>> edges) {
		List<Map<String, Object>> nodes = new ArrayList<>();
		edges.forEach((edge) -> nodes.add(row(((Map<?, ?>) edge.get("node")).get("gid").toString())));
		return nodes;
	}

	/** What was found, with its row as its node. */
	private Map<String, Object> thing(JsonNode found) {
		Map<String, Object> thing = new LinkedHashMap<>();
		found.properties()
			.forEach((member) -> thing.put(member.getKey(), JSON.convertValue(member.getValue(), Object.class)));
		Map<String, Object> node = row(found.at("/node/id").asString());
		thing.put("node", node);
		String matched = found.path("matched").asString(found.path("name").asString());
		String field = found.path("field").asString(found.path("alias").isNull() ? "NAME" : "ALIAS");
		Contract.require(has(node, field, matched),
				"\"" + matched + "\" is not the " + field + " of " + node.get("gid"));
		Contract.require("ALIAS".equals(field) == found.path("alias").isObject(),
				"another name without its language, or the reverse: " + found);
		thing.put("highlights", marked(found.path("highlights"), matched));
		return thing;
	}

	private boolean has(Map<String, Object> node, String field, String matched) {
		return switch (field) {
			case "NAME" -> matched.equals(node.get("name"));
			case "TITLE" -> matched.equals(node.get("title"));
			case "ROLE" -> node.get("gid").toString().startsWith("person:")
					&& this.tables.rows("select title from role where person_id = ?", node.get("id"))
						.stream()
						.anyMatch((role) -> matched.equals(role.get("title")));
			case "TEXT" -> !matched.isEmpty() && node.get("text").toString().contains(matched);
			default -> this.tables.rows(
					"select name from actor_alias where actor_id = ? and ? like any (array['person:%', 'organization:%']) union all "
							+ "select name from place_alias where place_id = ? and ? like 'place:%'",
					node.get("id"), node.get("gid"), node.get("id"), node.get("gid"))
				.stream()
				.anyMatch((alias) -> matched.equals(alias.get("name")));
		};
	}

	/** Highlights as rows, with the text that they are in. */
	private static List<Map<String, Object>> marked(JsonNode highlights, String text) {
		areWithin(highlights, text);
		return highlights.valueStream()
			.map((each) -> Map.<String, Object>of("span_start", each.path("start").asInt(), "span_end",
					each.path("end").asInt(), "within", text))
			.toList();
	}

	private static void areWithin(JsonNode highlights, String text) {
		int end = 0;
		for (JsonNode highlight : highlights) {
			Contract.require(
					highlight.path("start").asInt() >= end
							&& highlight.path("end").asInt() > highlight.path("start").asInt(),
					"highlights of \"" + text + "\": " + highlights);
			end = highlight.path("end").asInt();
		}
		Contract.require(end <= text.codePointCount(0, text.length()),
				"highlights beyond \"" + text + "\": " + highlights);
	}

	private static void isOrdered(List<Map<String, Object>> edges, @Nullable List<String> scopes) {
		Set<Object> seen = new HashSet<>();
		double score = 1;
		for (Map<String, Object> edge : edges) {
			Map<?, ?> node = (Map<?, ?>) edge.get("node");
			double next = ((Number) edge.get("score")).doubleValue();
			Contract.require(seen.add(node.get("gid")), node.get("gid") + " is found twice");
			Contract.require(next <= score && next >= 0, "a score of " + next + " after " + score);
			Contract.require(scopes == null || scopes.contains(node.get("gid").toString().split(":")[0].toUpperCase()),
					node.get("gid") + " is not in " + scopes);
			Contract.require(!node.containsKey("status") || "CURRENT".equals(node.get("status")),
					node.get("gid") + " no longer holds");
			score = next;
		}
	}

	private Object highlights(DataFetchingEnvironment asked) {
		JsonNode found = ask(
				"query ($id: ID!, $text: String!) { statement(id: $id) { highlights(text: $text) { start end } } }",
				given("id", SecondWay.row(asked).get("gid"), "text", asked.getArgument("text")))
			.at("/statement/highlights");
		return marked(found, SecondWay.row(asked).get("text").toString());
	}

	private String citation(DataFetchingEnvironment asked) {
		Map<String, Object> statement = SecondWay.row(asked);
		String cited = ask("query ($id: ID!) { statement(id: $id) { citation } }", given("id", statement.get("gid")))
			.at("/statement/citation")
			.asString();
		Map<String, Object> source = this.tables.row(
				"""
						select source.url, publisher.name as publisher, (select string_agg(name, '/') from actor where id = statement.speaker_id or \
						id in (select actor_id from joint_speaker where statement_id = statement.id)) as speaker, successor.gid as successor
						from statement join appearance on statement_id = statement.id join passage on passage.id = passage_id join source on \
						source.id = passage.source_id
						left join actor as publisher on publisher.id = publisher_id
						left join statement as successor on successor.id = statement.successor_id
						where statement.id = ? order by position limit 1""",
				new Object[] { statement.get("id") });
		List<Object> parts = new ArrayList<>(source.values());
		if (source.get("speaker") != null) {
			parts.remove(source.get("speaker"));
			parts.addAll(List.of(source.get("speaker").toString().split("/")));
		}
		parts.add(statement.get("text"));
		parts.add((source.get("speaker") == null) ? statement.get("speaker_as_described") : null);
		parts.add(switch (statement.get("form").toString()) {
			case "VERBATIM" -> "quoted in ";
			case "MIXED" -> "quoted in part in ";
			default -> "paraphrased in ";
		});
		parts.add("CURRENT".equals(statement.get("status")) ? null
				: "CORRECTED".equals(statement.get("status")) ? "[Corrected" : "[Retracted: ");
		for (Object part : parts) {
			Contract.require(part == null || cited.contains(part.toString().replaceAll("\\s+", " ")),
					"no \"" + part + "\" in the citation " + cited);
		}
		Contract.require(cited.matches(".*(\\.|\\.])") && !cited.contains("null"), "the citation " + cited);
		return cited;
	}

	private Object jsonLd(DataFetchingEnvironment asked) {
		Map<String, Object> statement = SecondWay.row(asked);
		JsonNode document = ask("query ($id: ID!) { statement(id: $id) { jsonLd } }", given("id", statement.get("gid")))
			.at("/statement/jsonLd");
		Contract.require(
				document.path("@id").asString().equals("urn:onrecord:" + statement.get("gid"))
						&& document.path("text").asString().equals(statement.get("text"))
						&& document.path("@type")
							.asString()
							.equals("PARAPHRASE".equals(statement.get("form")) ? "Claim" : "Quotation"),
				"as JSON-LD: " + document);
		return JSON.convertValue(document, Object.class);
	}

	private Map<String, Object> row(String gid) {
		String kind = gid.split(":")[0];
		return this.tables.row("select * from " + (List.of("person", "organization").contains(kind) ? "actor" : kind)
				+ " where gid = ?", new Object[] { gid });
	}

	private JsonNode ask(String query, Map<String, Object> variables) {
		JsonNode answer = this.said.computeIfAbsent(List.of(query, variables),
				(missing) -> this.server.apply(query, variables));
		if (answer.has("errors")) {
			throw new SecondWay.Refused(answer.path("errors").toString());
		}
		return answer.path("data");
	}

	private static Map<String, Object> given(@Nullable Object... namesAndValues) {
		Map<String, Object> given = new LinkedHashMap<>();
		for (int n = 0; n < namesAndValues.length; n += 2) {
			given.put(String.valueOf(namesAndValues[n]), namesAndValues[n + 1]);
		}
		return given;
	}

}
