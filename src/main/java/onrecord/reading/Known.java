package onrecord.reading;

import java.util.List;
import java.util.Objects;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import onrecord.keeping.Weight;
import onrecord.observing.RequestContext;
import onrecord.planning.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * A document that is known to be valid.
 *
 * @param weight the heap that it takes: bytes
 */
record Known(PreparsedDocumentEntry document, List<Operation> operations, int weight) {

	/** A document that was parsed from a text, and found valid. */
	static Known of(String text, PreparsedDocumentEntry document) {
		String id = RequestContext.sha256(text);
		Document parsed = Objects.requireNonNull(document.getDocument());
		List<Operation> operations = parsed.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.map((operation) -> operation(id, operation))
			.toList();
		int weight = Weight.object(3) + Weight.object(2) + Weight.text(id)
				+ operations.stream().mapToInt(Known::weight).sum() + Nodes.weight(parsed);
		return new Known(document, operations, weight);
	}

	/**
	 * One of its operations.
	 * @param name null or empty if it is the only one
	 * @return null where there is none, or several
	 */
	@Nullable Operation operation(@Nullable String name) {
		if (name == null || name.isEmpty()) {
			return (this.operations.size() == 1) ? this.operations.getFirst() : null;
		}
		for (Operation operation : this.operations) {
			if (operation.name().equals(name)) {
				return operation;
			}
		}
		return null;
	}

	private static Operation operation(String document, OperationDefinition operation) {
		return new Operation(document, Objects.requireNonNullElse(operation.getName(), ""),
				operation.getVariableDefinitions().stream().map(VariableDefinition::getName).sorted().toList(),
				operation.getSelectionSet()
					.getSelections()
					.stream()
					.allMatch((selection) -> selection instanceof Field field && field.getName().startsWith("__")));
	}

	/** The names are those of the parsed document. */
	private static int weight(Operation operation) {
		return Weight.object(3) + Weight.list(operation.variables().size());
	}

}
