package onrecord.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What filters mean: for each field of each, the query that finds what satisfies it.
 * Names are compared by the database's function {@code folded}; words are found by
 * PostgreSQL's text search in the language of the text.
 */
final class Conditions {

	private static final String ACTOR = "(select id from actor_gid where gid = any (?))";

	private static final String EVENT = "(select id from event_gid where gid = any (?))";

	private static final String PLACE = "(select id from place_gid where gid = any (?))";

	private static final String TOPIC = "(select id from topic_gid where gid = any (?))";

	/** What belongs within rows of each table, by which column. */
	static final Map<String, String> BROADER = Map.of("event", "part_of_id", "place", "within_id", "topic",
			"broader_id");

	private static final String EVENTS = within("event", EVENT);

	private static final String PLACES = within("place", PLACE);

	private static final String TOPICS = within("topic", TOPIC);

	private static final String CALLED = "(select folded(name) from unnest(?) as name)";

	private static final String SPOKEN_BY = "select id from statement where speaker_id in " + ACTOR
			+ " union select statement_id from joint_speaker where actor_id in " + ACTOR;

	private static final String ABOUT = "select statement_id as id from statement_subject where actor_id in " + ACTOR
			+ " or event_id in " + EVENTS + " or place_id in " + PLACES + " or topic_id in " + TOPICS;

	private static final String NAMED = "select id from actor where folded(name) in " + CALLED
			+ " union select actor_id from actor_alias where folded(name) in " + CALLED;

	private static final String TITLED = """
			select id from role, title_queries(?) as wanted
			where words_of(title_language(title), title) @@ (wanted -> dictionary_of(title_language(title)) ->> 'said')::tsquery""";

	/** Who speaks with a date, alone or with others. */
	private static final String SPEAKING = """
			select id, speaker_id as actor_id, said_on from statement where said_on is not null
			union all
			select id, actor_id, said_on from joint_speaker join statement on id = statement_id where said_on is not null""";

	private static final Map<String, String> QUERIES = Map.ofEntries(Map.entry("StatementFilter.speaker", SPOKEN_BY),
			Map.entry("StatementFilter.notSpeaker", "select id from statement where id not in (" + SPOKEN_BY + ")"),
			Map.entry("StatementFilter.addressee",
					"select statement_id as id from statement_addressee where actor_id in " + ACTOR),
			Map.entry("StatementFilter.about", ABOUT),
			Map.entry("StatementFilter.notAbout", "select id from statement where id not in (" + ABOUT + ")"),
			Map.entry("StatementFilter.event", "select id from statement where event_id in " + EVENTS),
			Map.entry("StatementFilter.source",
					"""
							select statement_id as id from appearance join passage on passage.id = passage_id join source on source.id = passage.source_id
							where source.gid = any (?)"""),
			Map.entry("StatementFilter.publisher",
					"select statement_id as id from appearance join passage on passage.id = passage_id"
							+ " join source on source.id = passage.source_id where publisher_id in " + ACTOR),
			Map.entry("StatementFilter.relayedBy",
					"select statement_id as id from attribution_hop where relation = 'RELAYED' and actor_id in "
							+ ACTOR),
			Map.entry("StatementFilter.topic",
					"select statement_id as id from statement_subject where topic_id in " + TOPICS),
			Map.entry("StatementFilter.place", "select id from statement where place_id in " + PLACES),
			Map.entry("StatementFilter.form", "select id from statement where form::text = any (?)"),
			Map.entry("StatementFilter.act", "select id from statement where act::text = any (?)"),
			Map.entry("StatementFilter.language", "select id from statement where language::text = any (?)"),
			Map.entry("StatementFilter.status", "select id from statement where status::text = any (?)"),
			Map.entry("StatementFilter.saidOn.from", "select id from statement where earliest(said_on) >= ?::date"),
			Map.entry("StatementFilter.saidOn.until",
					"select id from statement where earliest(said_on) is not null and latest(said_on) <= ?::date"),
			Map.entry("StatementFilter.recordedAt.from",
					"select id from statement where recorded_at >= ?::timestamptz"),
			Map.entry("StatementFilter.recordedAt.until",
					"select id from statement where recorded_at < ?::timestamptz"),
			Map.entry("StatementFilter.text", """
					select id from statement, text_queries(?) as wanted
					where words_of(language, text) @@ (wanted -> dictionary_of(language) ->> 'said')::tsquery"""),
			Map.entry("StatementFilter.firstHandOnly",
					"""
							select id from statement where ? <> exists (
							  select from attribution_hop where statement_id = id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))"""),
			Map.entry("StatementFilter.replyTo",
					"""
							select reply.statement_id as id from reply join statement as answered on answered.id = reply_to_id where answered.gid = any (?)"""),
			Map.entry("StatementFilter.hasReply",
					"select id from statement where ? = exists (select from reply where reply_to_id = statement.id)"),
			Map.entry("StatementFilter.repliedBy",
					"select reply_to_id as id from reply where statement_id in (" + SPOKEN_BY + ")"),
			Map.entry("StatementFilter.stance", "select statement_id as id from reply where stance::text = any (?)"),
			Map.entry("StatementFilter.reviewer",
					"select statement_id as id from reviewed_statement join review on review.id = review_id where reviewer_id in "
							+ ACTOR),
			Map.entry("StatementFilter.normalizedRating",
					"select statement_id as id from reviewed_statement join review on review.id = review_id"
							+ " where normalized_rating::text = any (?)"),
			Map.entry("ReviewFilter.reviewer", "select id from review where reviewer_id in " + ACTOR),
			Map.entry("ReviewFilter.rating", "select id from review where rating = any (?)"),
			Map.entry("ReviewFilter.normalizedRating", "select id from review where normalized_rating::text = any (?)"),
			Map.entry("ReviewFilter.reviewedOn.from", "select id from review where earliest(reviewed_on) >= ?::date"),
			Map.entry("ReviewFilter.reviewedOn.until",
					"select id from review where earliest(reviewed_on) is not null and latest(reviewed_on) <= ?::date"),
			Map.entry("ReviewFilter.text",
					"""
							select review_id as id from reviewed_statement join statement on statement.id = statement_id, text_queries(?) as wanted
							where words_of(language, text) @@ (wanted -> dictionary_of(language) ->> 'said')::tsquery"""),
			Map.entry("ReviewFilter.statement",
					"select review_id as id from reviewed_statement join statement on statement.id = statement_id where gid = any (?)"),
			Map.entry("StatementFilter.reviewed",
					"select id from statement where ? = exists (select from reviewed_statement where statement_id = id)"),
			Map.entry("ActorFilter.name", NAMED), Map.entry("PersonFilter.name", NAMED),
			Map.entry("OrganizationFilter.name", NAMED),
			Map.entry("PersonFilter.memberOf", "select person_id as id from role where organization_id in " + ACTOR),
			Map.entry("OrganizationFilter.kind", "select id from actor where kind::text = any (?)"),
			Map.entry("OrganizationFilter.parent", "select id from actor where parent_id in " + ACTOR),
			Map.entry("EventFilter.kind", "select id from event where kind::text = any (?)"),
			Map.entry("EventFilter.place", "select id from event where place_id in " + PLACE),
			Map.entry("EventFilter.partOf", "select id from event where part_of_id in " + EVENT),
			Map.entry("EventFilter.participant", "select event_id as id from participation where actor_id in " + ACTOR),
			Map.entry("EventFilter.startedOn.from", "select id from event where earliest(started_on) >= ?::date"),
			Map.entry("EventFilter.startedOn.until",
					"select id from event where earliest(started_on) is not null and latest(started_on) <= ?::date"),
			Map.entry("SourceFilter.kind", "select id from source where kind::text = any (?)"),
			Map.entry("SourceFilter.publisher", "select id from source where publisher_id in " + ACTOR),
			Map.entry("SourceFilter.url", "select id from source where url = any (?)"),
			Map.entry("SourceFilter.language", "select id from source where language::text = any (?)"),
			Map.entry("SourceFilter.publishedOn.from", "select id from source where earliest(published_on) >= ?::date"),
			Map.entry("SourceFilter.publishedOn.until",
					"select id from source where earliest(published_on) is not null and latest(published_on) <= ?::date"),
			Map.entry("PlaceFilter.name",
					"select id from place where folded(name) in " + CALLED
							+ " union select place_id from place_alias where folded(name) in " + CALLED),
			Map.entry("PlaceFilter.kind", "select id from place where kind::text = any (?)"),
			Map.entry("PlaceFilter.within", "select id from place where within_id in " + PLACE),
			Map.entry("TopicFilter.name", "select id from topic where folded(name) in " + CALLED),
			Map.entry("TopicFilter.broader", "select id from topic where broader_id in " + TOPIC));

	private final Tables tables;

	Conditions(Tables tables) {
		this.tables = tables;
	}

	/** A query of some rows, and of what belongs within them. */
	static String within(String table, String ids) {
		return """
				(
				  with recursive within as (
				    select id from %1$s where id in %3$s
				    union
				    select %1$s.id from within join %1$s on %1$s.%2$s = within.id where true)
				  select id from within)""".formatted(table, BROADER.get(table), ids);
	}

	/** Whether descendants are asked for, as they are where nothing is said. */
	static boolean descend(Map<?, ?> filter) {
		return !Boolean.FALSE.equals(filter.get("descendants"));
	}

	/** A query as a filter has it: without descendants, where it asks for none. */
	static String asked(String query, Map<?, ?> filter) {
		return descend(filter) ? query : query.replace("within.id where true)", "within.id where false)");
	}

	/** Leaves of some numbers those of rows that satisfy a filter. */
	void retain(Set<Object> ids, String filter, @Nullable Object conditions) {
		if (conditions instanceof Map<?, ?> members) {
			members.forEach((name, value) -> {
				if (value != null) {
					retain(ids, filter, filter + "." + name, value, members);
				}
			});
		}
	}

	private void retain(Set<Object> ids, String filter, String path, Object value, Map<?, ?> all) {
		if (path.matches(".*On\\.(from|until)") && !Dates.isDay(value.toString())) {
			throw new SecondWay.Refused(value.toString());
		}
		switch (path.substring(filter.length() + 1)) {
			case "saidOn", "recordedAt", "startedOn", "publishedOn", "reviewedOn" -> retain(ids, path, value);
			case "descendants" -> {
			}
			case "aboutAll" -> ids.retainAll(aboutAll((List<?>) value, all));
			case "identifier" -> ids.retainAll(identified((List<?>) value));
			case "role" -> ids.retainAll(holding(roles((Map<?, ?>) value)));
			case "speakerRole" -> ids.retainAll(saidIn(roles((Map<?, ?>) value)));
			default -> ids.retainAll(this.tables.ids(asked(QUERIES.get(path), all), value));
		}
	}

	/** The roles of which all is true that is asked of one. */
	private List<Map<String, Object>> roles(Map<?, ?> asked) {
		List<Map<String, Object>> roles = new ArrayList<>(this.tables.rows("select * from role"));
		if (asked.get("title") instanceof String title) {
			Set<Object> called = this.tables.ids(TITLED, title);
			roles.removeIf((role) -> !called.contains(role.get("id")));
		}
		if (asked.get("organization") instanceof List<?> organizations) {
			Set<Object> places = new HashSet<>(
					this.tables.ids("select id from actor_gid where gid = any (?)", organizations));
			boolean grows = !Boolean.FALSE.equals(asked.get("descendants"));
			while (grows) {
				grows = places.addAll(partsOf(places));
			}
			roles.removeIf((role) -> !places.contains(role.get("organization_id")));
		}
		if (asked.get("on") instanceof String day) {
			if (!Dates.isDay(day)) {
				throw new SecondWay.Refused(day);
			}
			roles.removeIf((role) -> !SecondWay.isHeld(role, day));
		}
		return roles;
	}

	private Set<Object> partsOf(Set<Object> organizations) {
		Set<Object> parts = new HashSet<>();
		for (Map<String, Object> part : this.tables
			.rows("select id, parent_id from actor where parent_id is not null")) {
			if (organizations.contains(part.get("parent_id"))) {
				parts.add(part.get("id"));
			}
		}
		return parts;
	}

	private static Set<Object> holding(List<Map<String, Object>> roles) {
		return roles.stream().map((role) -> role.get("person_id")).collect(Collectors.toSet());
	}

	/** What was said in the roles of organizations. */
	Set<Object> saidIn(List<Object> organizations, boolean descendants) {
		return saidIn(roles(Map.of("organization", organizations, "descendants", descendants)));
	}

	private Set<Object> saidIn(List<Map<String, Object>> roles) {
		Set<Object> said = new HashSet<>();
		for (Map<String, Object> speaking : this.tables.rows(SPEAKING)) {
			boolean isHeld = roles.stream()
				.anyMatch((role) -> role.get("person_id").equals(speaking.get("actor_id"))
						&& SecondWay.isHeld(role, speaking.get("said_on")));
			if (isHeld) {
				said.add(speaking.get("id"));
			}
		}
		return said;
	}

	private Set<Object> aboutAll(List<?> subjects, Map<?, ?> filter) {
		Set<Object> all = new HashSet<>();
		for (int n = 0; n < subjects.size(); n++) {
			Set<Object> about = this.tables.ids(asked(ABOUT, filter), List.of(subjects.get(n)));
			if (n == 0) {
				all.addAll(about);
			}
			all.retainAll(about);
		}
		return all;
	}

	private Set<Object> identified(List<?> identifiers) {
		Set<Object> all = new HashSet<>();
		for (Object identifier : identifiers) {
			Map<?, ?> wanted = (Map<?, ?>) identifier;
			this.tables
				.rows("select actor_id, namespace from actor_identifier where scheme = ? and value = ?",
						wanted.get("scheme"), wanted.get("value"))
				.stream()
				.filter((row) -> wanted.get("namespace") == null
						|| wanted.get("namespace").equals(row.get("namespace")))
				.forEach((row) -> all.add(row.get("actor_id")));
		}
		return all;
	}

}
