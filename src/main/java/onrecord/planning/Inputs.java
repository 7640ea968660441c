package onrecord.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.GraphQLFieldDefinition;
import onrecord.database.Expectation;
import onrecord.declaring.Schemas;
import onrecord.declaring.Sql;
import onrecord.declaring.SqlTemplate;

/**
 * What a query in the making takes from the arguments of the operation's fields: the
 * placeholders in its text, and what is bound in their place.
 */
final class Inputs {

	private final List<Parameter> parameters = new ArrayList<>();

	private final List<Arguments> fields = new ArrayList<>();

	private final List<Map<String, Object>> values = new ArrayList<>();

	/**
	 * Adds a field with the values that its arguments have now, and returns its number.
	 */
	int add(Arguments field, Map<String, Object> now) {
		this.fields.add(field);
		this.values.add(now);
		return this.fields.size() - 1;
	}

	Arguments field(int number) {
		return this.fields.get(number);
	}

	/**
	 * The values of a field's arguments: for what the text of the query depends on, and
	 * nothing else.
	 */
	Map<String, Object> values(int field) {
		return this.values.get(field);
	}

	boolean has(int field, String path) {
		return Arguments.at(values(field), path) != null;
	}

	/** Whether the value is a list of one. */
	boolean isSingle(int field, String path) {
		return Arguments.at(values(field), path) instanceof Collection<?> list && list.size() == 1;
	}

	/** The placeholder of a parameter; of an equal one, the same. */
	String parameter(Parameter parameter) {
		int known = this.parameters.indexOf(parameter);
		if (known < 0) {
			this.parameters.add(parameter);
			known = this.parameters.size() - 1;
		}
		return "$" + (known + 1);
	}

	/**
	 * What stands in the text for a value: a boolean itself, as {@link Shape} has it,
	 * else a placeholder.
	 * @param idTypes which types an id may be of
	 */
	String placeholder(int field, String path, Set<String> idTypes) {
		Object value = Arguments.at(values(field), path);
		if (value instanceof Boolean) {
			return value.toString();
		}
		List<String> kinds = idTypes.stream().map(Sql::alias).toList();
		GraphQLFieldDefinition definition = field(field).definition();
		return parameter(new Parameter.Given(field, path, Schemas.inputType(definition, path), kinds,
				Schemas.isObject(definition, path)));
	}

	/**
	 * A template with the arguments of a field; those not given are null.
	 * @param idTypes which types an argument may be an id of
	 */
	SqlTemplate filled(SqlTemplate template, int field, Function<String, Set<String>> idTypes) {
		return template.with((name) -> has(field, name) ? placeholder(field, name, idTypes.apply(name)) : "null");
	}

	/**
	 * The parameters with ids of what something is asked of, not of what is asked for.
	 */
	private Stream<Parameter.Given> ids() {
		return this.parameters.stream()
			.filter((parameter) -> parameter instanceof Parameter.Given given && given.asksOfIds())
			.map(Parameter.Given.class::cast);
	}

	/**
	 * A query that returns which of those are nobody's, a list or null for each
	 * parameter; empty where there are none.
	 * @param table of the ids of a kind
	 */
	String unknown(UnaryOperator<String> table) {
		return ids().map((given) -> {
			String value = parameter(given);
			boolean isList = Schemas.isList(field(given.field()).definition(), given.path());
			Select unknown = Select
				.from("unnest(" + (isList ? value + "::text[]" : "array[" + value + "]") + ") as wanted")
				.items("json_agg(wanted)");
			for (String known : new TreeSet<>(given.kinds().stream().map(table).toList())) {
				unknown = unknown.where("not exists (select from " + known + "_gid where gid = wanted)");
			}
			return unknown.block();
		}).collect(Collectors.joining(", "));
	}

	/**
	 * A plan.
	 * @param more what the query returns besides the answer, after a comma
	 */
	Plan plan(Expression answer, String more, Expectation expectation) {
		List<Plan.Ids> ids = ids().map((given) -> field(given.field()).ids(given.path())).toList();
		return Plan.of(answer, more, this.parameters, this.fields, ids, expectation);
	}

}
