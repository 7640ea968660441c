package onrecord.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.samskivert.mustache.Template;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import onrecord.http.RefusedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A document, and the template for its answer.
 *
 * @param name what both files are called
 * @param document with the fragments that it uses
 * @param variables what it declares, by their names
 * @param roots the names of its root fields in the answer
 * @param type the media type of what the template makes
 */
record Page(String name, String document, Map<String, VariableDefinition> variables, List<String> roots, String type,
		Template template) {

	/** The variable that has the id of what a page is about. */
	private static final String ID = "id";

	static Page of(String name, String document, String type, Template template) {
		OperationDefinition operation = Parser.parse(document)
			.getDefinitionsOfType(OperationDefinition.class)
			.getFirst();
		Map<String, VariableDefinition> variables = new TreeMap<>();
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			variables.put(variable.getName(), variable);
		}
		List<String> roots = operation.getSelectionSet()
			.getSelectionsOfType(Field.class)
			.stream()
			.map(Field::getResultKey)
			.toList();
		return new Page(name, document, variables, roots, type, template);
	}

	/** Whether it is about something that has an id. */
	boolean isAboutOne() {
		return this.variables.containsKey(ID);
	}

	/**
	 * The values of its variables.
	 * @param id of what it is about; null where it is about nothing
	 * @param parameters of the address, by their names; null for those that it has not
	 * @throws RefusedRequest where one is no whole number, and should be
	 */
	Map<String, Object> values(@Nullable String id, Function<String, String @Nullable []> parameters) {
		Map<String, Object> values = new HashMap<>();
		this.variables.forEach((name, variable) -> {
			String[] given = parameters.apply(name);
			if (name.equals(ID)) {
				if (id != null) {
					values.put(name, id);
				}
			}
			else if (given != null && !given[0].isEmpty()) {
				values.put(name, value(name, nullable(variable.getType()), given));
			}
		});
		return values;
	}

	/** Whether all variables have values that must have one. */
	boolean isAsked(Map<String, Object> values) {
		return this.variables.values()
			.stream()
			.allMatch((variable) -> !(variable.getType() instanceof NonNullType) || variable.getDefaultValue() != null
					|| values.containsKey(variable.getName()));
	}

	/** The value of a whole number's variable, or its default; 0 for neither. */
	int number(String name, Map<String, Object> values) {
		VariableDefinition variable = this.variables.get(name);
		if (values.get(name) instanceof Integer number) {
			return number;
		}
		return (variable != null && variable.getDefaultValue() instanceof IntValue value) ? value.getValue().intValue()
				: 0;
	}

	private static Type<?> nullable(Type<?> type) {
		return (type instanceof NonNullType required) ? (Type<?>) required.getType() : type;
	}

	private static Object value(String name, Type<?> type, String[] given) {
		if (type instanceof ListType) {
			return List.of(given);
		}
		if (!(type instanceof TypeName scalar) || !scalar.getName().equals("Int")) {
			return given[0];
		}
		try {
			return Integer.parseInt(given[0]);
		}
		catch (NumberFormatException ex) {
			throw RefusedRequest.badRequest("`" + name + "` is not a whole number");
		}
	}

}
