package onrecord.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;

/**
 * A plain, slow second way to the answer: graphql-java resolves field by field, and each
 * has a query of its own, written from what the schema and the comments of the tables
 * say. It has nothing of the way that the server takes but the parser, the database's
 * function {@code folded}, by which names are compared, and its text search.
 * <p>
 * All fields of all types are compared by equality, but for these. What is found and how
 * well ({@code search}, {@code suggest}, {@code highlights}), {@code citation} and
 * {@code jsonLd} are asked of the server once, by themselves, and must keep what the
 * schema says of them; see {@link Found}. What the schema leaves open is as the server
 * has it: rows that an order does not tell apart are in the order in which they were
 * recorded, or in its reverse where the order descends.
 */
final class SecondWay {

	private static final Map<String, String> TABLES = Map.of("Person", "actor", "Organization", "actor", "Appearance",
			"passage");

	private static final Map<String, String> COLUMNS = Map.of("id", "gid", "start", "span_start", "end", "span_end",
			"from", "held_from", "until", "held_until");

	private static final Map<String, String> PLACES = Map.of("start", "span_start", "end", "span_end", "recordedStart",
			"recorded_start", "recordedEnd", "recorded_end");

	private static final Pattern QUOTED = Pattern.compile("[\"“„«]([^\"“”»]+)[\"“”»]");

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX");

	private final Map<String, DataFetcher<?>> fields = new HashMap<>();

	private final Tables tables;

	private final Conditions conditions;

	private final Pages pages;

	/** Where the last answer has objects of whatever type. */
	private final Set<String> general = new HashSet<>();

	private final GraphQL graphql;

	SecondWay(Tables tables, Pages pages, Found found) {
		this.tables = tables;
		this.pages = pages;
		this.conditions = new Conditions(tables);
		roots();
		lists();
		statements();
		new Conversation(tables, this).declare(this.fields);
		new InCommon(tables).declare(this.fields);
		found.declare(this.fields, this);
		this.graphql = GraphQL.newGraphQL(schema()).instrumentation(new Notes()).build();
	}

	/** Answers an operation. */
	ExecutionResult answer(Operation operation) {
		this.general.clear();
		return this.graphql.execute(ExecutionInput.newExecutionInput(operation.document())
			.operationName(operation.name())
			.variables(operation.variables())
			.build());
	}

	/**
	 * Whether the last answer has objects at a path whose type is an interface or a
	 * union.
	 */
	boolean isGeneral(String path) {
		return this.general.contains(path.replaceAll("/\\d+", ""));
	}

	/** A value that the server must refuse. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1;

		Refused(String why) {
			super(why);
		}

	}

	private void roots() {
		this.fields.put("Query.node", (asked) -> byId(asked.getArgument("id"), "person", "organization", "statement",
				"event", "source", "place", "topic", "review", "role"));
		this.fields.put("Query.nodes",
				(asked) -> asked.<List<String>>getArgument("ids")
					.stream()
					.map((id) -> byId(id, "person", "organization", "statement", "event", "source", "place", "topic",
							"review", "role"))
					.toList());
		this.fields.put("Query.actor", (asked) -> byId(asked.getArgument("id"), "person", "organization"));
		for (String kind : List.of("person", "organization", "statement", "event", "source", "place", "topic")) {
			this.fields.put("Query." + kind, (asked) -> byId(asked.getArgument("id"), kind));
		}
		list("Query.actors", "actor", NAME, null, "ActorFilter");
		list("Query.people", "actor", NAME, "select id from actor where type = 'Person'", "PersonFilter");
		list("Query.organizations", "actor", NAME, "select id from actor where type = 'Organization'",
				"OrganizationFilter");
		list("Query.events", "event", EVENTS, null, "EventFilter");
		list("Query.sources", "source", "earliest(published_on) desc nulls last, id desc", null, "SourceFilter");
		list("Query.places", "place", NAME, null, "PlaceFilter");
		list("Query.topics", "topic", NAME, null, "TopicFilter");
		list("Query.reviews", "review", "earliest(reviewed_on) desc nulls last, id desc", null, "ReviewFilter");
		this.fields.put("Query.corpus",
				(asked) -> this.tables.row(
						"""
								select version::text, changed_at,
								  (select count(*) from actor where type = 'Person') as people, (select count(*) from actor where type = 'Organization') \
								as organizations,
								  (select count(*) from statement) as statements, (select count(*) from event) as events, (select count(*) from source) as sources,
								  (select count(*) from place) as places, (select count(*) from topic) as topics, (select count(*) from review) as reviews,
								  (select min(earliest(said_on)) from statement) as earliest_said_on, (select max(latest(said_on)) from statement) as latest_said_on
								from corpus""",
						new Object[0]));
	}

	private static final String NAME = "folded(name), id";

	private static final String EVENTS = "earliest(started_on) desc nulls last, id desc";

	private void lists() {
		rows("Actor.aliases", "select * from actor_alias where actor_id = ? order by position");
		rows("Actor.identifiers",
				"select * from actor_identifier where actor_id = ? order by scheme, value, namespace");
		rows("Place.aliases", "select * from place_alias where place_id = ? order by position");
		rows("Place.identifiers",
				"select * from place_identifier where place_id = ? order by scheme, value, namespace");
		rows("Event.identifiers",
				"select * from event_identifier where event_id = ? order by scheme, value, namespace");
		rows("Event.headcounts", "select * from headcount where event_id = ? order by position");
		rows("Event.evidence", "select * from event_evidence where event_id = ? order by position");
		rows("Source.revisions", "select * from source_revision where source_id = ? order by id");
		this.fields.put("Source.text", (asked) -> part(asked, (String) row(asked).get("text")));
		this.fields.put("Appearance.prefix", (asked) -> around(asked, "prefix"));
		this.fields.put("Appearance.suffix", (asked) -> around(asked, "suffix"));
		this.fields.put("Source.appearances", (asked) -> page(asked, within(asked, this.tables.rows("""
				select statement_id as id, statement_id, passage.source_id, exact, prefix, suffix, span_start, span_end,
				  start_time, end_time, note, verified
				from appearance join passage on passage.id = passage_id
				where passage.source_id = ?
				order by span_start nulls last, span_end, passage.id, statement_id""", row(asked).get("id"))),
				List.of()));
		rows("Source.authors", "select * from byline where source_id = ? order by position");
		this.fields.put("Evidence.appearance", (asked) -> this.tables.row("passage", row(asked).get("passage_id")));
		this.fields.put("Person.roles",
				(asked) -> held(asked, "select * from role where person_id = ? order by position"));
		this.fields.put("Organization.members", (asked) -> this.pages.of(asked, held(asked,
				"select * from role where organization_id = ? order by earliest(held_from) desc nulls last, id desc"),
				List.of(), row(asked).get("id")));
		list("Actor.participations", "participation", "id", "select id from participation where actor_id = ?", "");
		list("Event.participations", "participation", "id", "select id from participation where event_id = ?", "");
		list("Event.parts", "event", EVENTS, "select id from event where part_of_id = ?", "");
		list("Place.events", "event", EVENTS, "select id from event where place_id = ?", "");
		list("Topic.narrower", "topic", NAME, "select id from topic where broader_id = ?", "");
	}

	private void statements() {
		list("Query.statements", null);
		list("Actor.statements",
				"select id from statement where speaker_id = ? union select statement_id from joint_speaker where actor_id = ?");
		list("Actor.addressedIn", "select statement_id as id from statement_addressee where actor_id = ?");
		list("Actor.mentionedIn", "select statement_id as id from statement_subject where actor_id = ?");
		this.fields.put("Organization.memberStatements", (asked) -> statements(asked,
				this.conditions.saidIn(List.of(row(asked).get("gid")), asked.getArgument("descendants"))));
		list("Event.statements",
				"select id from statement where event_id in " + Conditions.within("event", "(select ?::bigint)"));
		list("Event.mentionedIn", "select statement_id as id from statement_subject where event_id = ?");
		list("Place.statements",
				"select id from statement where place_id in " + Conditions.within("place", "(select ?::bigint)"));
		list("Place.mentionedIn", "select statement_id as id from statement_subject where place_id = ?");
		list("Topic.statements", "select statement_id as id from statement_subject where topic_id in "
				+ Conditions.within("topic", "(select ?::bigint)"));
		list("Source.statements",
				"select statement_id as id from appearance join passage on passage.id = passage_id where passage.source_id = ?");
		this.fields.put("Appearance.statement",
				(asked) -> this.tables.row("statement", row(asked).get("statement_id")));
		rows("Statement.speakers", """
				select actor.*
				from (select id as statement_id, 0 as position, speaker_id as actor_id from statement
				  union all select statement_id, position, actor_id from joint_speaker) as said
				join actor on actor.id = said.actor_id
				where said.statement_id = ?
				order by said.position""");
		rows("Statement.addressees",
				"select actor.* from statement_addressee join actor on actor.id = actor_id where statement_id = ? order by position");
		rows("Statement.attribution", "select * from attribution_hop where statement_id = ? order by position");
		rows("Statement.appearances",
				"select passage.*, statement_id from appearance join passage on passage.id = passage_id where statement_id = ? order by position");
		// No quotation here differs from its source in form.
		this.fields.put("Appearance.verification", (asked) -> isVerified(row(asked)) ? "EXACT" : "UNVERIFIED");
		this.fields.put("Appearance.proves", (asked) -> proven(row(asked)));
		this.fields
			.put("Statement.verification", (asked) -> this.tables
				.rows("select verified from appearance join passage on passage.id = passage_id where statement_id = ?",
						row(asked).get("id"))
				.stream()
				.allMatch(SecondWay::isVerified) ? "EXACT" : "UNVERIFIED");
		rows("Statement.evidence", "select * from statement_evidence where statement_id = ? order by position");
		rows("Review.statements",
				"select statement.* from reviewed_statement join statement on id = statement_id where review_id = ? order by id");
		this.fields.put("Review.statement", (asked) -> this.tables
			.rows("""
					select statement.* from reviewed_statement join statement on id = statement_id where review_id = ? order by id limit 1""",
					row(asked).get("id"))
			.stream()
			.findFirst()
			.orElse(null));
		rows("Statement.reviews", """
				select review.* from reviewed_statement join review on review.id = review_id
				where statement_id = ? order by earliest(reviewed_on) desc nulls last, review.id""");
		this.fields.put("Statement.about", (asked) -> this.tables
			.rows("select * from statement_subject where statement_id = ? order by position", row(asked).get("id"))
			.stream()
			.map((link) -> List.of("actor", "event", "place", "topic")
				.stream()
				.filter((table) -> link.get(table + "_id") != null)
				.map((table) -> this.tables.row(table, link.get(table + "_id")))
				.findFirst()
				.orElseThrow())
			.toList());
		this.fields.put("Statement.speakerRole", (asked) -> speakerRole(row(asked)));
		this.fields.put("Statement.cameoRootCode", SecondWay::cameo);
	}

	/** The descriptions of acts say it. */
	private static String cameo(DataFetchingEnvironment asked) {
		GraphQLEnumType acts = (GraphQLEnumType) asked.getGraphQLSchema().getType("SpeechAct");
		return Pattern.compile("\\((\\d\\d)")
			.matcher(acts.getValue(row(asked).get("act").toString()).getDescription())
			.results()
			.findFirst()
			.orElseThrow()
			.group(1);
	}

	private @Nullable Map<String, Object> speakerRole(Map<String, Object> statement) {
		Object said = statement.get("said_on");
		return (said == null || statement.get("speaker_id") == null) ? null
				: this.tables
					.rows("select * from role where person_id = ? order by position", statement.get("speaker_id"))
					.stream()
					.filter((role) -> isHeld(role, said))
					.findFirst()
					.orElse(null);
	}

	private static boolean isVerified(Map<String, Object> passage) {
		return Boolean.TRUE.equals(passage.get("verified"));
	}

	/**
	 * All of a text that is quoted, and what stands in quotation marks of a mixed one.
	 */
	private List<Map<String, Object>> proven(Map<String, Object> passage) {
		Map<String, Object> statement = this.tables.row("statement", passage.get("statement_id"));
		if (statement == null || String.valueOf(statement.get("form")).equals("PARAPHRASE")) {
			return List.of();
		}
		String text = String.valueOf(statement.get("text"));
		if (String.valueOf(statement.get("form")).equals("VERBATIM")) {
			return List.of(Map.of("span_start", 0, "span_end", text.codePointCount(0, text.length()), "within", text));
		}
		return QUOTED.matcher(text)
			.results()
			.map((quoted) -> Map.<String, Object>of("span_start", text.codePointCount(0, quoted.start(1)), "span_end",
					text.codePointCount(0, quoted.end(1)), "within", text))
			.toList();
	}

	private static @Nullable String part(DataFetchingEnvironment asked, @Nullable String text) {
		Integer from = asked.getArgument("from");
		Integer to = asked.getArgument("to");
		if (from != null && from < 0 || to != null && to < 0) {
			throw new Refused("a place before the text");
		}
		if (text == null) {
			return null;
		}
		boolean isUtf16 = "UTF16".equals(asked.getArgument("unit"));
		int start = place(text, (from != null) ? from : 0, isUtf16);
		int end = place(text, (to != null) ? to : Integer.MAX_VALUE, isUtf16);
		return (start < end) ? text.substring(start, end) : "";
	}

	/** Where a place in a text is as Java has it. */
	private static int place(String text, int asked, boolean isUtf16) {
		if (!isUtf16) {
			return text.offsetByCodePoints(0, Math.min(asked, text.codePointCount(0, text.length())));
		}
		int place = Math.min(asked, text.length());
		boolean isWithin = 0 < place && place < text.length()
				&& Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
		return isWithin ? place - 1 : place;
	}

	/** What stands in a part of a text, and what nobody knows to stand elsewhere. */
	private static List<Map<String, Object>> within(DataFetchingEnvironment asked, List<Map<String, Object>> passages) {
		Integer from = asked.getArgument("from");
		Integer to = asked.getArgument("to");
		if ((from != null && from < 0) || (to != null && to < 0)) {
			throw new Refused(from + ", " + to);
		}
		return passages.stream()
			.filter((passage) -> passage.get("span_start") == null
					|| ((from == null || (int) passage.get("span_end") > from)
							&& (to == null || (int) passage.get("span_start") < to)))
			.toList();
	}

	/** What stands before words, or after them. */
	private String around(DataFetchingEnvironment asked, String side) {
		int length = asked.getArgument("length");
		if (length < 0) {
			throw new Refused("length " + length);
		}
		Map<String, Object> passage = row(asked);
		boolean isBefore = side.equals("prefix");
		Object text = (length > 32 && passage.get("span_start") != null)
				? this.tables.row("source", passage.get("source_id")).get("text") : null;
		int[] around = ((text != null) ? (isBefore ? before((String) text, passage) : after((String) text, passage))
				: (String) passage.get(side))
			.codePoints()
			.toArray();
		int most = Math.min(Math.min(length, 500), around.length);
		return new String(around, isBefore ? around.length - most : 0, most);
	}

	private static String before(String text, Map<String, Object> passage) {
		return text.substring(0, text.offsetByCodePoints(0, (int) passage.get("span_start")));
	}

	private static String after(String text, Map<String, Object> passage) {
		return text.substring(text.offsetByCodePoints(0, (int) passage.get("span_end")));
	}

	private List<Map<String, Object>> held(DataFetchingEnvironment asked, String sql) {
		List<Map<String, Object>> roles = this.tables.rows(sql, row(asked).get("id"));
		String on = asked.getArgument("on");
		if (on != null && !Dates.isDay(on)) {
			throw new Refused(on);
		}
		return (on == null) ? roles : roles.stream().filter((role) -> isHeld(role, on)).toList();
	}

	/** Certainly, and on all days that are meant. */
	static boolean isHeld(Map<String, Object> role, Object date) {
		Object from = role.get("held_from");
		Object until = role.get("held_until");
		return from != null && isInOrder(Dates.latest(from), Dates.earliest(date))
				&& (until == null || isInOrder(Dates.latest(date), Dates.earliest(until)));
	}

	/** Certainly: what is not known is in no order. */
	private static boolean isInOrder(@Nullable LocalDate first, @Nullable LocalDate second) {
		return first != null && second != null && !first.isAfter(second);
	}

	private @Nullable Map<String, Object> byId(String id, String... kinds) {
		String kind = id.split(":", 2)[0];
		if (!List.of(kinds).contains(kind) || id.length() < kind.length() + 2 || id.indexOf('\0') >= 0) {
			throw new Refused(id);
		}
		String table = List.of("person", "organization").contains(kind) ? "actor" : kind;
		return this.tables.row("select " + table + ".* from " + table + " join " + table
				+ "_gid as known using (id) where known.gid = ?", new Object[] { id });
	}

	private void rows(String field, String sql) {
		this.fields.put(field, (asked) -> this.tables.rows(sql, row(asked).get("id")));
	}

	/** A list in pages of rows of a table. */
	private void list(String field, String table, String order, @Nullable String base, String filter) {
		this.fields.put(field, (asked) -> page(asked, table, order, of(asked, base), filter));
	}

	private void list(String field, @Nullable String base) {
		this.fields.put(field, (asked) -> statements(asked, of(asked, base)));
	}

	private Map<String, Object> statements(DataFetchingEnvironment asked, @Nullable Set<Object> some) {
		return page(asked, "statement", switch (asked.<String>getArgument("orderBy")) {
			case "SAID_ON_DESC" -> "earliest(said_on) desc nulls last, id desc";
			case "SAID_ON_ASC" -> "earliest(said_on) nulls last, id";
			case "RECORDED_AT_DESC" -> "recorded_at desc, id desc";
			case "RECORDED_AT_ASC" -> "recorded_at, id";
			case "PUBLISHED_ON_DESC" ->
				"""
						(select min(earliest(published_on)) from appearance join passage on passage.id = passage_id
						  join source on source.id = passage.source_id where statement_id = statement.id) desc nulls last, id desc""";
			case "POSITION" -> inTheText(asked);
			// Whether a word is its own stem is kept as a weight, and does not count.
			default ->
				"ts_rank('{0.1, 0.1, 1, 1}', words_of(language, text), querytree((text_queries(?) -> dictionary_of(language) ->> "
						+ "'said')::tsquery)::tsquery) desc, id desc";
		}, some, "StatementFilter");
	}

	/** Where statements stand first in the source whose list it is. */
	private static String inTheText(DataFetchingEnvironment asked) {
		boolean isOfSource = asked.getParentType() instanceof GraphQLNamedType parent
				&& parent.getName().equals("Source");
		if (!isOfSource || !asked.getField().getName().equals("statements")) {
			throw new Refused("an order by the place in no text");
		}
		return """
				(select min(span_start) from appearance join passage on passage.id = passage_id
				  where statement_id = statement.id and passage.source_id = %s) nulls last, id"""
			.formatted(row(asked).get("id"));
	}

	/** The numbers of what a list is made of; null for all. */
	private @Nullable Set<Object> of(DataFetchingEnvironment asked, @Nullable String base) {
		Map<?, ?> filter = (asked.getArguments().get("filter") instanceof Map<?, ?> given) ? given : Map.of();
		return (base != null) ? this.tables.ids(Conditions.asked(base, filter),
				(asked.getSource() instanceof Map<?, ?> row) ? row.get("id") : 0L) : null;
	}

	private Map<String, Object> page(DataFetchingEnvironment asked, String table, String order,
			@Nullable Set<Object> some, String filter) {
		Object of = (asked.getSource() instanceof Map<?, ?> row) ? row.get("id") : 0L;
		Map<?, ?> conditions = (asked.getArgument("filter") instanceof Map<?, ?> given) ? given : Map.of();
		Object text = conditions.get("text");
		if (order.contains("?") && text == null) {
			throw new Refused("an order by relevance without a text");
		}
		Set<Object> ids = new LinkedHashSet<>(
				this.tables.ids("select id from " + table + " order by " + order, (text != null) ? text : ""));
		if (some != null) {
			ids.retainAll(some);
		}
		this.conditions.retain(ids, filter, conditions);
		List<Map<String, Object>> rows = ids.stream().map((id) -> this.tables.row(table, id)).toList();
		Map<String, Object> page = this.pages.of(asked, rows, List.of(), of);
		page.put("ids", List.copyOf(ids));
		page.put("descend", Conditions.descend(conditions));
		return page;
	}

	/** A page of a list that a field has found by itself. */
	Map<String, Object> page(DataFetchingEnvironment asked, List<Map<String, Object>> nodes,
			List<Map<String, Object>> edges) {
		return this.pages.of(asked, nodes, edges, (asked.getSource() instanceof Map<?, ?> row) ? row.get("id") : 0L);
	}

	/** The row that a field is of. */
	static Map<String, Object> row(DataFetchingEnvironment asked) {
		return asked.getSource();
	}

	/** A size, if it is one that is allowed. */
	static int size(@Nullable Object size, int most) {
		if (!(size instanceof Integer asked) || asked < 0 || asked > most) {
			throw new Refused("a size of " + size);
		}
		return asked;
	}

	/**
	 * What a field without a query of its own has: a column, or the row that a column
	 * refers to.
	 */
	private @Nullable Object plain(DataFetchingEnvironment asked) {
		Map<String, Object> row = row(asked);
		String field = asked.getField().getName();
		GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(asked.getFieldType());
		if (row.containsKey(field) && !"id".equals(field)) {
			return "DateTime".equals(type.getName()) ? moment(row.get(field)) : row.get(field);
		}
		if ("UTF16".equals(asked.getArgument("unit"))) {
			Integer place = (Integer) row.get(PLACES.get(field));
			return (place != null) ? within(asked).offsetByCodePoints(0, place) : null;
		}
		String column = snake(field);
		if (type instanceof GraphQLCompositeType && row.containsKey(column + "_id")) {
			return this.tables.row(TABLES.getOrDefault(type.getName(), snake(type.getName())), row.get(column + "_id"));
		}
		Object value = COLUMNS.containsKey(field) ? row.get(known(row, COLUMNS.get(field)))
				: row.get(known(row, column));
		return switch (type.getName()) {
			case "PartialDate" -> Dates.shown(value);
			case "DateTime" -> moment(value);
			default -> value;
		};
	}

	/** The text that a place is in. */
	private String within(DataFetchingEnvironment asked) {
		Map<String, Object> row = row(asked);
		return String.valueOf(switch (((GraphQLNamedType) asked.getParentType()).getName()) {
			case "Appearance", "QuoteMatch" -> source(row).get("text");
			case "SourceRevision" -> row.get("text");
			default -> row.get(asked.getField().getName().startsWith("recorded") ? "recorded_within" : "within");
		});
	}

	private Map<String, Object> source(Map<String, Object> row) {
		return (row.get("source") instanceof Map<?, ?> source) ? this.tables.row("source", source.get("id"))
				: this.tables.row("source", row.get("source_id"));
	}

	private static String known(Map<String, Object> row, @Nullable String column) {
		if (column == null || !row.containsKey(column)) {
			throw new IllegalStateException("the second way has no " + column + " in " + row);
		}
		return column;
	}

	private static String snake(String name) {
		return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
	}

	private static String moment(@Nullable Object value) {
		return OffsetDateTime.parse(String.valueOf(value).replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"))
			.withOffsetSameInstant(ZoneOffset.UTC)
			.format(MOMENT);
	}

	private GraphQLSchema schema() {
		try {
			String sdl = new ClassPathResource("graphql/schema.graphqls").getContentAsString(StandardCharsets.UTF_8);
			RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new ByRow());
			for (String scalar : List.of("Date", "DateTime", "JSON")) {
				wiring.scalar(GraphQLScalarType.newScalar().name(scalar).coercing(new AsItIs()).build());
			}
			return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), wiring.build());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Each field has its own way, or that of all others; an id tells what a row is. */
	private final class ByRow implements WiringFactory {

		@Override
		public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
			String own = environment.getParentType().getName() + "." + environment.getFieldDefinition().getName();
			String type = List.of("Person", "Organization").contains(environment.getParentType().getName()) ? "Actor"
					: "";
			String general = type + own.substring(own.indexOf('.'));
			DataFetcher<?> plain = SecondWay.this::plain;
			return SecondWay.this.fields.getOrDefault(own, SecondWay.this.fields.getOrDefault(general, plain));
		}

		@Override
		public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
			return true;
		}

		@Override
		public boolean providesTypeResolver(UnionWiringEnvironment environment) {
			return true;
		}

		@Override
		public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
			return resolver();
		}

		@Override
		public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
			return resolver();
		}

		private static TypeResolver resolver() {
			return (asked) -> {
				Map<?, ?> row = asked.getObject();
				String kind = row.get("gid").toString().split(":")[0];
				return asked.getSchema()
					.getObjectType(kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1));
			};
		}

	}

	/** Notes where objects of whatever type are. */
	private final class Notes extends SimplePerformantInstrumentation {

		@Override
		public DataFetcher<?> instrumentDataFetcher(DataFetcher<?> fetcher,
				InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
			DataFetchingEnvironment asked = parameters.getEnvironment();
			if (!(GraphQLTypeUtil.unwrapAll(asked.getFieldType()) instanceof GraphQLObjectType)) {
				SecondWay.this.general
					.add("/" + String.join("/", asked.getExecutionStepInfo().getPath().getKeysOnly()));
			}
			return fetcher;
		}

	}

	/** Texts, and JSON. */
	private static final class AsItIs implements Coercing<Object, Object> {

		@Override
		public Object serialize(Object value, GraphQLContext context, Locale locale) {
			return value;
		}

		@Override
		public Object parseValue(Object value, GraphQLContext context, Locale locale) {
			return value;
		}

		@Override
		public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
			return ((StringValue) value).getValue();
		}

		@Override
		public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
			return StringValue.of(value.toString());
		}

	}

}
