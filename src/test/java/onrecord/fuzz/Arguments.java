package onrecord.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Draws the arguments of fields, and knows how many objects a field with them may have.
 */
final class Arguments {

	/** The names of those that choose a page. */
	static final Set<String> PAGING = Set.of("first", "after", "last", "before");

	private static final int USUAL_PAGE = 20;

	private static final int USUAL_LIST = 3;

	private static final int LARGEST_PAGE = 100;

	private final Random random;

	private final Values values;

	private final Vocabulary vocabulary;

	private final Places places;

	private final Runnable doubt;

	Arguments(Random random, Values values, Vocabulary vocabulary, Places places, Runnable doubt) {
		this.random = random;
		this.values = values;
		this.vocabulary = vocabulary;
		this.places = places;
		this.doubt = doubt;
	}

	/**
	 * Draws arguments.
	 * @param most how many objects a page may have
	 */
	Map<String, Object> of(GraphQLNamedType type, GraphQLFieldDefinition field, int most) {
		Map<String, Object> drawn = new LinkedHashMap<>();
		boolean paged = field.getArgument("after") != null;
		Places.Seen seen = (paged && chance(isRoot(type) ? 0.35 : 0.1))
				? this.places.any(this.random, Types.coordinate(type, field.getName())) : null;
		if (seen != null) {
			onward(field, seen, drawn);
		}
		else {
			fresh(field, drawn);
			onlyWherePlacesAre(type, drawn);
		}
		if (paged) {
			page(field, drawn, most);
		}
		else if (drawn.get("first") instanceof Integer size && size > most && size <= LARGEST_PAGE) {
			drawn.put("first", most);
		}
		return drawn;
	}

	/** How many objects there may be, by the arguments that were drawn. */
	static int size(GraphQLFieldDefinition field, Map<String, Object> drawn) {
		Object size = (drawn.get("first") != null) ? drawn.get("first") : drawn.get("last");
		if (size instanceof Integer asked) {
			return Math.clamp(asked, 1, LARGEST_PAGE);
		}
		return Types.isConnection(field) ? USUAL_PAGE
				: (Types.isList(field) ? ((field.getArgument("first") != null) ? 10 : USUAL_LIST) : 1);
	}

	/** A list that was seen, from one of its cursors on, or up to it, or between two. */
	private void onward(GraphQLFieldDefinition field, Places.Seen seen, Map<String, Object> drawn) {
		this.doubt.run();
		field.getArguments()
			.stream()
			.filter(GraphQLArgument::hasSetDefaultValue)
			.forEach((argument) -> drawn.put(argument.getName(), null));
		drawn.putAll(seen.place().arguments());
		boolean forward = chance(0.6);
		drawn.put(forward ? "after" : "before", seen.cursor());
		Places.Seen end = this.places.any(this.random, seen.place().coordinate());
		if (end != null && end.place().isIn(seen.place())) {
			drawn.put(forward ? "before" : "after", end.cursor());
		}
	}

	private void fresh(GraphQLFieldDefinition field, Map<String, Object> drawn) {
		for (GraphQLArgument argument : field.getArguments()) {
			boolean required = GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
			boolean paging = field.getArgument("after") != null && PAGING.contains(argument.getName());
			if (!paging && (required || chance(0.4))) {
				drawn.put(argument.getName(), this.values.of(argument));
			}
		}
		if ("RELEVANCE".equals(drawn.get("orderBy"))) {
			this.doubt.run();
			if (chance(0.9)) {
				drawn.put("filter", relevant(drawn.get("filter")));
			}
		}
	}

	/** Only one list has the order of a text. */
	private void onlyWherePlacesAre(GraphQLNamedType type, Map<String, Object> drawn) {
		if ("POSITION".equals(drawn.get("orderBy")) && !"Source".equals(type.getName())) {
			if (chance(0.9)) {
				drawn.remove("orderBy");
			}
			else {
				this.doubt.run();
			}
		}
	}

	/** An order by how well texts answer needs a text that they answer. */
	private Map<String, Object> relevant(@Nullable Object drawn) {
		Map<String, Object> filter = new LinkedHashMap<>();
		if (drawn instanceof Map<?, ?> members) {
			members.forEach((name, value) -> filter.put(name.toString(), value));
		}
		filter.put("text", one(List.of(one(this.vocabulary.texts()).split("\\s+"))));
		return filter;
	}

	private void page(GraphQLFieldDefinition field, Map<String, Object> drawn, int most) {
		String end = chance(0.7) ? "first" : "last";
		if (most < USUAL_PAGE || chance(0.65)) {
			Object size = this.values.of(field.getArgument(end));
			drawn.put(end,
					(size instanceof Integer asked && asked > most && asked <= LARGEST_PAGE) ? (Object) most : size);
		}
		if (chance(0.01)) {
			this.doubt.run();
			drawn.put("first".equals(end) ? "last" : "first", chance(0.5) ? null : 1);
		}
		if (chance(0.01)) {
			this.doubt.run();
			Places.Seen other = this.places.any(this.random, "Query.statements");
			drawn.put(chance(0.5) ? "after" : "before", (other != null && chance(0.7)) ? other.cursor() : "bm9uZQ");
		}
	}

	private static boolean isRoot(GraphQLNamedType type) {
		return "Query".equals(type.getName());
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	private String one(List<String> some) {
		return some.get(this.random.nextInt(some.size()));
	}

}
