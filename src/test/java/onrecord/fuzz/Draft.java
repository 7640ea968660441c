package onrecord.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * One operation in the making: selections within the limits of the server, in which no
 * response key means two things.
 */
final class Draft {

	private static final int MOST_FIELDS = 60;

	private static final int MOST_ALIASES = 25;

	private static final int MOST_DIRECTIVES = 24;

	private static final int DEEPEST = 9;

	/** How many objects the answer may have, by a guess at what lists have. */
	private static final int MOST_OBJECTS = 1_000;

	private final GraphQLSchema schema;

	private final Overlapping overlapping;

	private final Coverage coverage;

	private final Random random;

	private final String prefix;

	private final Arguments arguments;

	private final Variables variables;

	private final List<String> definitions = new ArrayList<>();

	private final List<Fragment> fragments = new ArrayList<>();

	private final Set<String> doubtful = new TreeSet<>();

	/** The response key of the root field that is being written. */
	private String root = "";

	private boolean doubted;

	private int fields;

	private int aliases;

	private int directives;

	private int objects;

	private int deepest;

	Draft(GraphQLSchema schema, Overlapping overlapping, Vocabulary vocabulary, Places places, Coverage coverage,
			Random random, String prefix) {
		this.schema = schema;
		this.overlapping = overlapping;
		this.coverage = coverage;
		this.random = random;
		this.prefix = prefix;
		this.arguments = new Arguments(random, new Values(random, vocabulary, coverage, this::doubt), vocabulary,
				places, this::doubt);
		this.variables = new Variables(random, "v" + prefix);
	}

	/** Writes the operation, with its fragments. */
	String write(String name) {
		String selection = selection(this.schema.getQueryType(), new TreeMap<>(), 0, 1);
		String declared = this.variables.declarations();
		String head = (name.isEmpty() && declared.isEmpty() && chance(0.7)) ? "" : "query " + name + declared + " ";
		return head + selection + "\n" + String.join("", this.definitions);
	}

	Map<String, Object> variables() {
		return this.variables.given();
	}

	/** The response keys of the root fields that may be refused. */
	Set<String> doubtful() {
		return this.doubtful;
	}

	private void doubt() {
		this.doubted = true;
		this.doubtful.add(this.root);
	}

	private String selection(GraphQLCompositeType type, Map<String, Selected> scope, int depth, int times) {
		this.deepest = Math.max(this.deepest, depth);
		int count = 1 + this.random.nextInt((depth < 3) ? 4 : 3);
		List<String> parts = new ArrayList<>();
		while (parts.size() < count) {
			parts.add(part(type, scope, depth, times));
		}
		return parts.stream().collect(Collectors.joining(" ", "{ ", " }"));
	}

	private String part(GraphQLCompositeType type, Map<String, Selected> scope, int depth, int times) {
		double drawn = (this.fields < MOST_FIELDS) ? this.random.nextDouble() : 1;
		if (drawn < 0.13) {
			return inline(type, scope, depth, times);
		}
		return (drawn < 0.18) ? spread(type, scope, depth, times) : field(type, scope, depth, times);
	}

	private String inline(GraphQLCompositeType type, Map<String, Selected> scope, int depth, int times) {
		boolean conditional = chance(0.8);
		GraphQLCompositeType on = conditional ? one(this.overlapping.of(type)) : type;
		return "..." + (conditional ? " on " + on.getName() : "") + directives() + selection(on, scope, depth, times);
	}

	private String spread(GraphQLCompositeType type, Map<String, Selected> scope, int depth, int times) {
		GraphQLCompositeType on = one(this.overlapping.of(type));
		int before = this.objects;
		int outside = this.deepest;
		boolean doubts = this.doubted;
		this.deepest = depth;
		this.doubted = false;
		String selection = selection(on, scope, depth, times);
		String name = "f" + this.prefix + this.definitions.size();
		this.definitions.add("fragment " + name + " on " + on.getName() + " " + selection + "\n");
		if (depth > 0) {
			this.fragments.add(
					new Fragment(name, on, scope, this.deepest - depth, (this.objects - before) / times, this.doubted));
		}
		this.deepest = Math.max(outside, this.deepest);
		this.doubted |= doubts;
		return "..." + name + directives();
	}

	private String field(GraphQLCompositeType type, Map<String, Selected> scope, int depth, int times) {
		this.fields++;
		Selected again = chance(0.06) ? again(type, scope, depth) : null;
		if (again != null) {
			if (again.doubtful()) {
				doubt();
			}
			return again.text() + below(again, depth, times);
		}
		List<GraphQLFieldDefinition> candidates = candidates(type, depth, times);
		if (candidates.isEmpty() || chance(0.05)) {
			return "__typename";
		}
		return field(type,
				this.coverage.draw(this.random, candidates, (field) -> Coverage.field(type, field.getName())), scope,
				depth, times);
	}

	private String field(GraphQLCompositeType type, GraphQLFieldDefinition field, Map<String, Selected> scope,
			int depth, int times) {
		boolean aliased = scope.containsKey(field.getName()) || chance(0.1);
		if (aliased && this.aliases >= MOST_ALIASES) {
			return "__typename";
		}
		String key = aliased ? "a" + this.prefix + this.aliases++ : field.getName();
		this.root = (depth == 0) ? key : this.root;
		boolean doubts = this.doubted;
		this.doubted = false;
		Map<String, Object> drawn = this.arguments.of(type, field,
				Math.max(1, (MOST_OBJECTS - this.objects) / (3 * times)));
		boolean doubtful = this.doubted;
		this.doubted |= doubts;
		String text = (aliased ? key + ": " : "") + field.getName() + written(type, field, drawn) + directives();
		int size = Arguments.size(field, drawn);
		Fragment known = known(field, depth, times * size);
		Selected selected = new Selected(type, field, text, (known != null) ? known.scope() : new TreeMap<>(), size,
				doubtful);
		scope.put(key, selected);
		if (known == null) {
			return text + below(selected, depth, times);
		}
		this.objects += times * size * (1 + known.objects());
		if (known.doubtful()) {
			doubt();
		}
		return text + " { ..." + known.name() + " }";
	}

	private String written(GraphQLCompositeType type, GraphQLFieldDefinition field, Map<String, Object> drawn) {
		List<String> written = new ArrayList<>();
		drawn.forEach((name, value) -> {
			this.coverage.use(Coverage.argument(type, field.getName(), name));
			GraphQLArgument argument = field.getArgument(name);
			written
				.add(name + ": " + this.variables.expression(argument.getType(), value, argument.hasSetDefaultValue()));
		});
		return written.isEmpty() ? "" : written.stream().collect(Collectors.joining(", ", "(", ")"));
	}

	/** A fragment that has what is to be selected below a field, now and then. */
	private @Nullable Fragment known(GraphQLFieldDefinition field, int depth, int times) {
		GraphQLCompositeType type = Types.below(field);
		if (type == null || chance(0.7)) {
			return null;
		}
		List<GraphQLCompositeType> fitting = this.overlapping.of(type);
		List<Fragment> known = this.fragments.stream()
			.filter((fragment) -> fitting.contains(fragment.on()) && fragment.depth() + depth < DEEPEST
					&& this.objects + fragment.objects() * times < MOST_OBJECTS)
			.toList();
		return known.isEmpty() ? null : one(known);
	}

	/** The same field once more: what is selected below both is merged. */
	private @Nullable Selected again(GraphQLCompositeType type, Map<String, Selected> scope, int depth) {
		List<String> same = scope.keySet().stream().filter((key) -> scope.get(key).fits(type)).toList();
		if (same.isEmpty() || this.aliases >= MOST_ALIASES) {
			return null;
		}
		String key = one(same);
		this.aliases++;
		this.root = (depth == 0) ? key : this.root;
		return scope.get(key);
	}

	private String below(Selected selected, int depth, int times) {
		GraphQLCompositeType type = Types.below(selected.field());
		if (type == null) {
			return "";
		}
		this.objects += times * selected.size();
		return " " + selection(type, selected.scope(), depth + 1, times * selected.size());
	}

	private List<GraphQLFieldDefinition> candidates(GraphQLCompositeType type, int depth, int times) {
		boolean full = depth + 1 >= DEEPEST || this.fields > MOST_FIELDS || this.objects + 3 * times > MOST_OBJECTS;
		return Types.fields(type).stream().filter((field) -> !full || Types.below(field) == null).toList();
	}

	private String directives() {
		if (this.directives >= MOST_DIRECTIVES || !chance(0.08)) {
			return " ";
		}
		return switch (this.random.nextInt(3)) {
			case 0 -> directive("include", chance(0.7));
			case 1 -> directive("skip", chance(0.3));
			default -> directive("skip", chance(0.2)) + directive("include", chance(0.8));
		};
	}

	private String directive(String name, boolean value) {
		this.directives++;
		this.coverage.use("@" + name);
		GraphQLArgument condition = this.schema.getDirective(name).getArgument("if");
		return " @" + name + "(if: " + this.variables.expression(condition.getType(), value, false) + ") ";
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	private <T> T one(List<T> some) {
		return some.get(this.random.nextInt(some.size()));
	}

	/**
	 * A field as it was selected.
	 *
	 * @param text with alias, arguments and directives
	 * @param size how many objects of it there may be
	 * @param doubtful whether an argument of its own may be refused
	 */
	private record Selected(GraphQLCompositeType parent, GraphQLFieldDefinition field, String text,
			Map<String, Selected> scope, int size, boolean doubtful) {

		/** Whether the same can be selected of a type. */
		boolean fits(GraphQLCompositeType type) {
			GraphQLFieldDefinition other = Types.field(type, this.field.getName());
			return other != null
					&& Types.coordinate(type, other.getName())
						.equals(Types.coordinate(this.parent, this.field.getName()))
					&& GraphQLTypeUtil.simplePrint(other.getType())
						.equals(GraphQLTypeUtil.simplePrint(this.field.getType()));
		}

	}

	/**
	 * A named fragment, which can be spread again; its depth and objects are those of
	 * one.
	 */
	private record Fragment(String name, GraphQLCompositeType on, Map<String, Selected> scope, int depth, int objects,
			boolean doubtful) {
	}

}
