package onrecord.planning;

import java.util.Collection;

import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import onrecord.keeping.Weight;
import org.jspecify.annotations.Nullable;

/** The heap that parsed documents take. */
public final class Nodes {

	/**
	 * What a node takes besides its text: itself, its place in the document, the lists
	 * that it has and its place in one.
	 */
	private static final int NODE = 160;

	/** What a directive takes besides, in the map by names that its owner has. */
	private static final int DIRECTIVE = 120;

	/** A number of so many digits as the longest that is read, or any shorter. */
	private static final int NUMBER = 240;

	private Nodes() {
	}

	/** Of a node with all that is below it: bytes. */
	public static int weight(Node<?> node) {
		int weight = own(node);
		for (Node<?> child : node.getChildren()) {
			weight += weight(child);
		}
		return weight;
	}

	/** Of nodes with all that is below them: bytes. */
	public static int weight(Collection<? extends Node<?>> nodes) {
		return nodes.stream().mapToInt(Nodes::weight).sum();
	}

	private static int own(Node<?> node) {
		return NODE + switch (node) {
			case Field field -> text(field.getName()) + text(field.getAlias());
			case OperationDefinition operation -> text(operation.getName());
			case Directive directive -> DIRECTIVE + text(directive.getName());
			case StringValue value -> text(value.getValue());
			case EnumValue value -> text(value.getName());
			case IntValue value -> NUMBER;
			case FloatValue value -> NUMBER;
			case NamedNode<?> named -> text(named.getName());
			default -> 0;
		};
	}

	private static int text(@Nullable String text) {
		return (text != null) ? Weight.text(text) : 0;
	}

}
