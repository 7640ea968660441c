package onrecord.planning;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.schema.GraphQLFieldDefinition;
import onrecord.keeping.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one field of an operation: what a plan keeps of them, so that it can
 * be used again with other variables.
 *
 * @param coordinate the field as a schema coordinate, {@code Query.statements}
 * @param path where the field stands in the answer, up to the first list
 */
public record Arguments(String coordinate, List<String> path, GraphQLFieldDefinition definition, List<Argument> given) {

	/** The heap that these take, without the definition, which is the schema's: bytes. */
	int weight() {
		return Weight.object(4) + Weight.text(this.coordinate) + Weight.texts(this.path)
				+ Weight.list(this.given.size()) + Nodes.weight(this.given);
	}

	/** The values by name, defaults included; what is not given is not there. */
	Map<String, Object> values(CoercedVariables variables) {
		return ValuesResolver.getArgumentValues(this.definition.getArguments(), this.given, variables,
				GraphQLContext.getDefault(), Locale.ROOT);
	}

	/**
	 * A value by its path.
	 * @param path an argument, or a field of its input object: {@code filter.saidOn.from}
	 * @return null where it is null or not given
	 */
	public static @Nullable Object at(Map<String, Object> values, String path) {
		Object value = values;
		for (String name : path.split("\\.")) {
			value = (value instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return value;
	}

	/**
	 * An error that blames an argument of this field, or a field of its input object, by
	 * its path.
	 */
	BadInput refuse(String path, String message) {
		return new BadInput(this.path, argument(path), message);
	}

	/** An argument of this field, or a field of its input object, that has ids. */
	Plan.Ids ids(String path) {
		return new Plan.Ids(this.path, argument(path));
	}

	private String argument(String path) {
		return this.coordinate + "(" + path.split("\\.")[0] + ":)";
	}

}
