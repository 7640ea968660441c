package onrecord.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out fragments that no object can satisfy, as {@code ... on Organization} inside
 * of {@code ... on Node} inside of {@code ... on Person}: the factory of normalized
 * operations takes what is in them for what any object may have. A named fragment is
 * narrowed once for each set of types that it is spread on, and has a name for each.
 */
final class Narrowing {

	private final GraphQLSchema schema;

	private final Map<String, FragmentDefinition> given;

	private final Map<String, FragmentDefinition> narrowed = new LinkedHashMap<>();

	Narrowing(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
		this.schema = schema;
		this.given = fragments;
	}

	/** The fragments that what was narrowed spreads. */
	Map<String, FragmentDefinition> fragments() {
		return this.narrowed;
	}

	/** What is selected of a type, without what can never be. */
	SelectionSet of(SelectionSet selected, Set<String> possible) {
		List<Selection<?>> kept = new ArrayList<>();
		for (Selection<?> selection : selected.getSelections()) {
			Selection<?> narrow = switch (selection) {
				case Field field -> field(field, possible);
				case InlineFragment fragment -> inline(fragment, possible);
				case FragmentSpread spread -> spread(spread, possible);
				default -> selection;
			};
			if (narrow != null) {
				kept.add(narrow);
			}
		}
		return SelectionSet.newSelectionSet(kept).build();
	}

	private Field field(Field field, Set<String> possible) {
		SelectionSet selected = field.getSelectionSet();
		return (selected == null) ? field
				: field.transform((narrow) -> narrow.selectionSet(of(selected, below(field, possible))));
	}

	/** The types that a field of some types may have. */
	private Set<String> below(Field field, Set<String> possible) {
		Set<String> below = new TreeSet<>();
		for (String type : possible) {
			GraphQLFieldDefinition definition = Objects.requireNonNull(this.schema.getObjectType(type))
				.getFieldDefinition(field.getName());
			// That is __typename, and has nothing below.
			if (definition != null) {
				below.addAll(Schemas.concrete(this.schema, GraphQLTypeUtil.unwrapAll(definition.getType()).getName()));
			}
		}
		return below;
	}

	private @Nullable InlineFragment inline(InlineFragment fragment, Set<String> possible) {
		Set<String> narrow = narrowed(fragment.getTypeCondition(), possible);
		return narrow.isEmpty() ? null
				: fragment.transform((kept) -> kept.selectionSet(of(fragment.getSelectionSet(), narrow)));
	}

	private @Nullable FragmentSpread spread(FragmentSpread spread, Set<String> possible) {
		FragmentDefinition fragment = this.given.get(spread.getName());
		Set<String> narrow = (fragment != null) ? narrowed(fragment.getTypeCondition(), possible) : Set.of();
		if (fragment == null || narrow.isEmpty()) {
			return null;
		}
		String name = spread.getName() + narrow;
		if (!this.narrowed.containsKey(name)) {
			SelectionSet selected = of(fragment.getSelectionSet(), narrow);
			this.narrowed.put(name, fragment.transform((kept) -> kept.name(name).selectionSet(selected)));
		}
		return spread.transform((kept) -> kept.name(name));
	}

	private Set<String> narrowed(@Nullable TypeName condition, Set<String> possible) {
		if (condition == null) {
			return possible;
		}
		SortedSet<String> narrow = Schemas.concrete(this.schema, condition.getName());
		narrow.retainAll(possible);
		return narrow;
	}

}
