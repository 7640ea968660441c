package onrecord.planning;

import java.util.Collection;
import java.util.Locale;

import graphql.language.VariableReference;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import onrecord.declaring.Schemas;
import org.jspecify.annotations.Nullable;

/** How many objects fields may have, as far as the operation and the schema tell. */
public final class Sizes {

	/** Of a list that nothing is said about. */
	public static final int USUAL = 5;

	/** The argument that lists the objects themselves. */
	private static final String IDS = "ids";

	private Sizes() {
	}

	/** How many objects or values a field may have, as far as its page tells. */
	public static int most(GraphQLSchema schema, ExecutableNormalizedField field) {
		GraphQLFieldDefinition definition = field.getFieldDefinitions(schema).getFirst();
		if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
			return 1;
		}
		if (field.getResolvedArguments().get(IDS) instanceof Collection<?> ids) {
			return ids.size();
		}
		if (definition.getArgument("first") != null) {
			return Page.size(field.getResolvedArguments());
		}
		ExecutableNormalizedField parent = field.getParent();
		if (parent != null) {
			GraphQLFieldDefinition above = parent.getFieldDefinitions(schema).getFirst();
			String own = firstOf(field.getFieldName());
			if (above.getArgument(own) != null) {
				return Page.size(parent.getResolvedArguments(), own);
			}
			if (above.getArgument("first") != null) {
				return Page.size(parent.getResolvedArguments());
			}
		}
		Long size = Schemas.directive(definition, "listSize", "assumedSize");
		return (size != null) ? size.intValue() : USUAL;
	}

	/** How the argument of an object is called that is the size of one of its lists. */
	private static String firstOf(String list) {
		return "first" + list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1);
	}

	/** The variable that lists the objects of a field; null where none does. */
	public static @Nullable VariableReference variableIds(ExecutableNormalizedField field) {
		if (field.getAstArguments() != null && field.getResolvedArguments().containsKey(IDS)) {
			for (var argument : field.getAstArguments()) {
				if (argument.getName().equals(IDS) && argument.getValue() instanceof VariableReference variable) {
					return variable;
				}
			}
		}
		return null;
	}

}
