package onrecord.limiting;

import java.util.HashMap;
import java.util.Map;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * The extents of a document's operations. Each fragment is measured once, however often
 * it is spread, so the effort grows with the document and not with what it expands to.
 */
final class Extents {

	private final Map<String, FragmentDefinition> fragments = new HashMap<>();

	private final Map<String, Extent> known = new HashMap<>();

	/** The document need not be valid. */
	Extents(Document document) {
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> this.fragments.putIfAbsent(fragment.getName(), fragment));
	}

	Extent of(OperationDefinition operation) {
		int directives = operation.getDirectives().size() + operation.getVariableDefinitions()
			.stream()
			.mapToInt((variable) -> variable.getDirectives().size())
			.sum();
		return of(operation.getSelectionSet()).directed(directives);
	}

	private Extent of(@Nullable SelectionSet selections) {
		Extent all = Extent.NONE;
		if (selections != null) {
			for (Selection<?> selection : selections.getSelections()) {
				all = all.and(of(selection));
			}
		}
		return all;
	}

	private Extent of(Selection<?> selection) {
		return switch (selection) {
			case Field field -> of(field).directed(field.getDirectives().size());
			case InlineFragment fragment -> of(fragment.getSelectionSet()).directed(fragment.getDirectives().size());
			case FragmentSpread spread -> ofFragment(spread.getName()).directed(spread.getDirectives().size());
			default -> Extent.NONE;
		};
	}

	private Extent of(Field field) {
		Extent extent = of(field.getSelectionSet()).inField(field.getAlias() != null);
		return (field.getName().equals("__schema") || field.getName().equals("__type")) ? extent.ofIntrospection()
				: extent;
	}

	private Extent ofFragment(String name) {
		Extent known = this.known.get(name);
		if (known == null) {
			FragmentDefinition fragment = this.fragments.get(name);
			// One that spreads itself is refused by validation.
			this.known.put(name, Extent.NONE);
			known = (fragment != null) ? of(fragment.getSelectionSet()).directed(fragment.getDirectives().size())
					: Extent.NONE;
			this.known.put(name, known);
		}
		return known;
	}

}
