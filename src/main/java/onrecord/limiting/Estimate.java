package onrecord.limiting;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.VariableReference;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import onrecord.declaring.Field;
import onrecord.declaring.Model;
import onrecord.declaring.Relation;
import onrecord.declaring.Schemas;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;
import onrecord.planning.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an operation costs before it is executed: how long it will take, by what it
 * asks for, how many objects that are, and how many rows have to be gone through for it.
 * A list has as many objects as its page may have, or, where that is less, as such lists
 * have in the corpus on average. What takes more has the weight that {@code @cost} gives
 * it in the schema.
 * <p>
 * How long each step takes was measured: {@code src/bench/run calibrate} compares what
 * operations cost with what they take. All durations are microseconds.
 *
 * @see <a href="https://ibm.github.io/graphql-specs/cost-spec.html">GraphQL Cost
 * Directives Specification</a>, whose directives are meant
 */
public final class Estimate {

	/** What a field with objects takes, even if there are none: its part of the SQL. */
	private static final double FIELD = 100;

	/** To look for the rows that belong to a row. */
	private static final double LOOKUP = 10;

	/** To make an object. */
	private static final double OBJECT = 4;

	/** How much less a field of an object takes that is made of one value. */
	private static final double VALUE = 0.2;

	private final GraphQLSchema schema;

	private final Model model;

	private final Lengths lengths;

	public Estimate(GraphQLSchema schema, Model model, Lengths lengths) {
		this.schema = schema;
		this.model = model;
		this.lengths = lengths;
	}

	/** What a root field costs. */
	public Cost of(ExecutableNormalizedField field) {
		VariableReference ids = Sizes.variableIds(field);
		if (ids == null) {
			return new Cost(units(field(field, 1, Lengths.REFERENCE, null)), Map.of());
		}
		double none = list(field, 1, 0);
		return new Cost(units(none), Map.of(ids.getName(), units(list(field, 1, 1) - none)));
	}

	private static long units(double duration) {
		return (long) Math.min(Cost.MOST, Math.ceil(duration * 1000 / Cost.UNIT.toNanos()));
	}

	/**
	 * How long a field takes.
	 * @param times how many objects have it
	 * @param via how one comes to these, see {@link Lengths#of}
	 * @param page the list in pages that the field tells something about; null where none
	 */
	private double field(ExecutableNormalizedField field, double times, @Nullable String via, @Nullable ListCost page) {
		if (field.getFieldName().startsWith("__")) {
			return 0;
		}
		if (field.getChildren().isEmpty()) {
			double counting = (page != null && field.getFieldName().equals("totalCount")) ? LOOKUP + page.count() : 0;
			return times * (weight(field) + counting + (isLookedUp(field) ? LOOKUP : 0));
		}
		String parent = field.getObjectTypeNames().iterator().next();
		Type type = this.model.get(parent);
		Field declared = this.model.field(type, definition(field));
		if (declared instanceof Field.Connection(Relation relation)) {
			return connection(field, relation, times, via);
		}
		if (declared instanceof Field.Value) {
			return VALUE * FIELD + times;
		}
		if (page != null) {
			return part(field, times, via, page);
		}
		if (isList(field)) {
			return list(field, times, length(field, declared, via, times));
		}
		double filled = (declared instanceof Field.One(SqlTemplate sql)) ? filled(type, sql) : 1;
		return one(field, times, filled, (declared != null) ? Lengths.REFERENCE : via);
	}

	/** Whether what an argument asks for instead of a column has to be looked up. */
	private boolean isLookedUp(ExecutableNormalizedField field) {
		Type type = this.model.get(field.getObjectTypeNames().iterator().next());
		return this.model.field(type, definition(field)) instanceof Field.Varied varied
				&& varied.isOther(field.getResolvedArguments());
	}

	/** One object, or none. */
	private double one(ExecutableNormalizedField field, double times, double filled, @Nullable String via) {
		return FIELD + times * (LOOKUP + weight(field)) + times * filled * OBJECT
				+ objects(field, times * filled, via, null);
	}

	/** Which part of the rows of a type refer to a row. */
	private double filled(Type type, SqlTemplate sql) {
		String column = sql.column();
		return (column != null) ? this.lengths.filled(type.table() + "." + column) : 1;
	}

	/** A list that is not one of pages. */
	private double list(ExecutableNormalizedField field, double times, double length) {
		return FIELD + times * (LOOKUP + weight(field)) + times * length * OBJECT
				+ objects(field, times * length, Lengths.REFERENCE, null);
	}

	private double connection(ExecutableNormalizedField field, Relation relation, double times, @Nullable String via) {
		Type type = this.model.get(Schemas.shown(definition(field)));
		ListSize size = new ListSize(this.lengths, type, relation, field, definition(field), via, times);
		ListCost page = new ListCost(size, type.facets());
		boolean isRead = field.getChildren()
			.stream()
			.anyMatch((part) -> Set.of("nodes", "edges", "pageInfo").contains(part.getFieldName()));
		return FIELD + times * (LOOKUP + weight(field) + (isRead ? page.find() : 0))
				+ objects(field, times, size.via(), page);
	}

	/** What a connection, or a timeline, says of its list. */
	private double part(ExecutableNormalizedField field, double times, @Nullable String via, ListCost page) {
		return switch (field.getFieldName()) {
			case "nodes", "edges" ->
				FIELD + times * page.size().page() * OBJECT + objects(field, times * page.size().page(), via, null);
			case "facets" -> FIELD + times * page.facet(field.getResolvedArguments().get("by"))
					+ objects(field, times, Lengths.REFERENCE, null);
			case "crossFacets" -> FIELD + times * page.crossFacets(field.getResolvedArguments())
					+ objects(field, times, Lengths.REFERENCE, null);
			case "timeline" -> FIELD + times * page.timeline(field.getResolvedArguments().get("by"))
					+ objects(field, times, Lengths.REFERENCE, page);
			case "series" -> FIELD + times * page.series(field.getResolvedArguments().get("by"));
			case "pageInfo" -> VALUE * FIELD;
			default -> isList(field) ? list(field, times, Sizes.USUAL) : one(field, times, 1, Lengths.REFERENCE);
		};
	}

	/**
	 * The fields of objects. Each is of one type: where fields are asked of some types
	 * only, those count that take the longest.
	 */
	private double objects(ExecutableNormalizedField field, double number, @Nullable String via,
			@Nullable ListCost page) {
		Set<String> types = new HashSet<>();
		field.getChildren().forEach((child) -> types.addAll(child.getObjectTypeNames()));
		double longest = 0;
		for (String type : types) {
			double all = 0;
			for (ExecutableNormalizedField child : field.getChildren()) {
				all += child.getObjectTypeNames().contains(type) ? field(child, number, via, page) : 0;
			}
			longest = Math.max(longest, all);
		}
		return longest;
	}

	/** How long a list that is not one of pages is expected to be. */
	private double length(ExecutableNormalizedField field, @Nullable Field declared, @Nullable String via,
			double times) {
		Double known = (declared instanceof Field.Many(Relation relation))
				? this.lengths.of(relation.lengthName(), via, times) : null;
		Long said = Schemas.directive(definition(field), "listSize", "assumedSize");
		int most = Sizes.most(this.schema, field);
		boolean isBounded = definition(field).getArgument("first") != null;
		if (known != null) {
			return isBounded ? Math.min(most, known) : known;
		}
		return (said != null && isBounded) ? Math.min(most, said) : most;
	}

	/** What the schema says that a field and its arguments take besides. */
	private double weight(ExecutableNormalizedField field) {
		GraphQLFieldDefinition definition = definition(field);
		long weight = weight(definition) + weight(definition.getArguments(), field.getResolvedArguments());
		return weight * Cost.UNIT.toNanos() / 1000.0;
	}

	/** What values weigh, that of each field of an input object included. */
	private static long weight(List<? extends GraphQLInputValueDefinition> inputs, Map<?, ?> values) {
		long weight = 0;
		for (GraphQLInputValueDefinition input : inputs) {
			Object value = values.get(input.getName());
			if (value != null) {
				weight += weight(input);
			}
			if (value instanceof Map<?, ?> fields
					&& GraphQLTypeUtil.unwrapNonNull(input.getType()) instanceof GraphQLInputObjectType type) {
				weight += weight(type.getFields(), fields);
			}
		}
		return weight;
	}

	private static long weight(GraphQLDirectiveContainer definition) {
		Long weight = Schemas.directive(definition, "cost", "weight");
		return (weight != null) ? weight : 0;
	}

	private boolean isList(ExecutableNormalizedField field) {
		return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition(field).getType()));
	}

	private GraphQLFieldDefinition definition(ExecutableNormalizedField field) {
		return field.getFieldDefinitions(this.schema).getFirst();
	}

}
