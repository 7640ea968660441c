package onrecord.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** Who has to do with whom, and what answers what. */
final class Conversation {

	/** Each speaker of each statement. */
	private static final String SPEAKER = """
			(select id as said_id, speaker_id from statement union all select statement_id, actor_id from joint_speaker)""";

	private static final String ANSWERS = """
			select distinct said.id as statement_id, one.speaker_id as speaker, other.speaker_id as answered, said.said_on
			from reply join statement as said on said.id = reply.statement_id join statement as answered on answered.id = reply_to_id
			join %1$s as one on one.said_id = said.id join %1$s as other on other.said_id = answered.id
			where said.status = 'CURRENT' and answered.status = 'CURRENT'"""
		.formatted(SPEAKER);

	private static final String REJECTS = ANSWERS + " and stance in ('REJECTS', 'DENIES')";

	private static final Comparator<Map<String, Object>> LATEST = Comparator
		.comparing((Map<String, Object> said) -> (said.get("said_on") != null)
				? Objects.toString(Dates.earliest(said.get("said_on")), "") : "")
		.thenComparing((said) -> (Long) said.get("statement_id"));

	private final Tables tables;

	private final SecondWay way;

	Conversation(Tables tables, SecondWay way) {
		this.tables = tables;
		this.way = way;
	}

	void declare(Map<String, DataFetcher<?>> fields) {
		fields.put("Actor.counterparts", this::counterparts);
		fields.put("Actor.positions", this::positions);
		fields.put("Statement.thread", this::thread);
		fields.put("Statement.replyTo", (asked) -> answers(asked, "id", "statement_id", "reply_to_id"));
		fields.put("Statement.replies", (asked) -> page(asked, "id", "reply_to_id", "statement_id"));
		fields.put("Position.revises",
				(asked) -> answers(asked, "statement_id", "statement_id", "reply_to_id", "REVISES"));
		fields.put("Position.revisedBy",
				(asked) -> answers(asked, "statement_id", "reply_to_id", "statement_id", "REVISES"));
		fields.put("Position.repeats",
				(asked) -> answers(asked, "statement_id", "statement_id", "reply_to_id", "REPEATS"));
		fields.put("Position.contradicts",
				(asked) -> answers(asked, "statement_id", "statement_id", "reply_to_id", "REJECTS", "DENIES"));
		fields.put("Position.contradictedBy",
				(asked) -> page(asked, "statement_id", "reply_to_id", "statement_id", "REJECTS", "DENIES"));
	}

	/**
	 * Answers with some stances, or any, that have a row at one end; for each the other
	 * end.
	 */
	private List<Map<String, Object>> answers(DataFetchingEnvironment asked, String id, String here, String there,
			String... stances) {
		return this.tables
			.rows("select id, " + there + " as statement_id, stance, evidence_id from reply where " + here
					+ " = ? order by id", SecondWay.row(asked).get(id))
			.stream()
			.filter((answer) -> stances.length == 0 || List.of(stances).contains(answer.get("stance")))
			.toList();
	}

	private Map<String, Object> page(DataFetchingEnvironment asked, String id, String here, String there,
			String... stances) {
		return this.way.page(asked, answers(asked, id, here, there, stances), List.of());
	}

	private Map<String, Object> positions(DataFetchingEnvironment asked) {
		String topic = asked.getArgument("topic");
		if (!topic.matches("(?s)topic:.+")) {
			throw new SecondWay.Refused(topic);
		}
		return this.way.page(asked,
				this.tables
					.rows("""
							select statement.id, statement.id as statement_id
							from statement_subject join statement on statement.id = statement_id join topic_gid on topic_gid.id = topic_id
							join %s as speaker on said_id = statement.id
							where speaker_id = ? and topic_gid.gid = ? and statement.status = 'CURRENT'
							order by earliest(said_on) nulls last, statement.id"""
						.replace("speaker_id =", "speaker.speaker_id =")
						.formatted(SPEAKER), SecondWay.row(asked).get("id"), topic),
				List.of());
	}

	private List<Map<String, Object>> counterparts(DataFetchingEnvironment asked) {
		int most = SecondWay.size(asked.getArgument("first"), 100);
		Object who = SecondWay.row(asked).get("id");
		String links = switch (asked.<String>getArgument("direction")) {
			case "SPEAKS_OF" -> linked("statement_subject", "speaker.speaker_id", "actor_id");
			case "SPEAKS_TO" -> linked("statement_addressee", "speaker.speaker_id", "actor_id");
			case "SPOKEN_OF_BY" -> linked("statement_subject", "actor_id", "speaker.speaker_id");
			case "SPOKEN_TO_BY" -> linked("statement_addressee", "actor_id", "speaker.speaker_id");
			case "ANSWERS" ->
				"select statement_id, answered as actor, said_on from (" + ANSWERS + ") as answers where speaker = ?";
			case "REJECTS" ->
				"select statement_id, answered as actor, said_on from (" + REJECTS + ") as answers where speaker = ?";
			case "ANSWERED_BY" -> "select distinct statement_id, speaker as actor, said_on from (" + ANSWERS
					+ ") as answers where answered = ?";
			default -> "select distinct statement_id, speaker as actor, said_on from (" + REJECTS
					+ ") as answers where answered = ?";
		};
		Map<Object, List<Map<String, Object>>> others = new HashMap<>();
		for (Map<String, Object> said : this.tables.rows(links, who)) {
			if (said.get("actor") != null && !said.get("actor").equals(who)) {
				others.computeIfAbsent(said.get("actor"), (other) -> new ArrayList<>()).add(said);
			}
		}
		return others.entrySet()
			.stream()
			.sorted(Comparator
				.comparing((Map.Entry<Object, List<Map<String, Object>>> other) -> -other.getValue().size())
				.thenComparing((other) -> (Long) other.getKey()))
			.limit(most)
			.map((other) -> {
				Map<String, Object> counterpart = new LinkedHashMap<>();
				counterpart.put("actor_id", other.getKey());
				counterpart.put("count", other.getValue().size());
				counterpart.put("latest_id", other.getValue().stream().max(LATEST).orElseThrow().get("statement_id"));
				return counterpart;
			})
			.toList();
	}

	private static String linked(String links, String here, String there) {
		return "select statement.id as statement_id, " + there + " as actor, statement.said_on from " + links
				+ " join statement on statement.id = statement_id join " + SPEAKER
				+ " as speaker on said_id = statement.id where statement.status = 'CURRENT' and " + here + " = ?";
	}

	/** Step by step, both ways at once, until there are enough. */
	private List<Map<String, Object>> thread(DataFetchingEnvironment asked) {
		int depth = SecondWay.size(asked.getArgument("depth"), 100);
		int most = SecondWay.size(asked.getArgument("first"), 100);
		Object start = SecondWay.row(asked).get("id");
		Set<Object> seen = new LinkedHashSet<>(List.of(start));
		Map<Object, Map<String, Object>> up = new LinkedHashMap<>();
		Map<Object, Map<String, Object>> down = new LinkedHashMap<>();
		List<Object> above = List.of(start);
		List<Object> below = List.of(start);
		for (int level = 1; level <= depth; level++) {
			above = step(above, "statement_id", "reply_to_id", -level, most, seen, up);
			below = step(below, "reply_to_id", "statement_id", level, most, seen, down);
		}
		List<Map<String, Object>> thread = new ArrayList<>(up.values());
		thread.sort(Comparator.comparing((Map<String, Object> entry) -> (Integer) entry.get("level"))
			.thenComparing((entry) -> (Long) entry.get("link")));
		Map<String, Object> self = entry(start, 0, null);
		thread.add(self);
		below(start, down, thread);
		thread.forEach((entry) -> entry.put("isComplete", isComplete(entry, seen)));
		return thread.subList(0, Math.min(most, thread.size()));
	}

	private List<Object> step(List<Object> edge, String here, String there, int level, int most, Set<Object> seen,
			Map<Object, Map<String, Object>> found) {
		List<Object> next = new ArrayList<>();
		for (Map<String, Object> link : this.tables.rows("select * from reply order by id")) {
			if (edge.contains(link.get(here)) && seen.size() < most && seen.add(link.get(there))) {
				next.add(link.get(there));
				found.put(link.get(there), entry(link.get(there), level, link));
			}
		}
		return next;
	}

	private static Map<String, Object> entry(Object statement, int level, @Nullable Map<String, Object> link) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("statement_id", statement);
		entry.put("level", level);
		entry.put("link", (link != null) ? link.get("id") : null);
		entry.put("via_id", (link == null) ? null : link.get((level < 0) ? "statement_id" : "reply_to_id"));
		entry.put("stance", (link != null) ? link.get("stance") : null);
		entry.put("evidence_id", (link != null) ? link.get("evidence_id") : null);
		return entry;
	}

	/** Each before its own answers. */
	private static void below(Object statement, Map<Object, Map<String, Object>> down,
			List<Map<String, Object>> thread) {
		for (Map<String, Object> entry : down.values()) {
			if (statement.equals(entry.get("via_id"))) {
				thread.add(entry);
				below(entry.get("statement_id"), down, thread);
			}
		}
	}

	private boolean isComplete(Map<String, Object> entry, Set<Object> seen) {
		int level = (Integer) entry.get("level");
		return this.tables.rows("select * from reply order by id")
			.stream()
			.allMatch((link) -> (level > 0 || !link.get("statement_id").equals(entry.get("statement_id"))
					|| seen.contains(link.get("reply_to_id")))
					&& (level < 0 || !link.get("reply_to_id").equals(entry.get("statement_id"))
							|| seen.contains(link.get("statement_id"))));
	}

}
