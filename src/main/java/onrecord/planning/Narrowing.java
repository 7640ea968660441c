package onrecord.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import onrecord.declaring.Schemas;
import org.jspecify.annotations.Nullable;

/**
 * Has fragments say which objects they are of, where they are within others: the factory
 * of normalized operations looks only at the innermost.
 * <p>
 * What no object can satisfy, as {@code ... on Organization} inside of
 * {@code ... on Node} inside of {@code ... on Person}, is left out: the factory takes
 * what is in it for what any object may have. And {@code ... on Actor} inside of
 * {@code ... on Organization} becomes one on an organization: the factory would give
 * people, too, what it selects below a field that all actors have. A named fragment is
 * narrowed once for each set of types that it is spread on, and has a name for each.
 */
public final class Narrowing {

	private final GraphQLSchema schema;

	private final Map<String, FragmentDefinition> given;

	private final Map<String, FragmentDefinition> narrowed = new LinkedHashMap<>();

	public Narrowing(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
		this.schema = schema;
		this.given = fragments;
	}

	/** The fragments that what was narrowed spreads. */
	public Map<String, FragmentDefinition> fragments() {
		return this.narrowed;
	}

	/** What is selected of a type. */
	public SelectionSet of(SelectionSet selected, Set<String> types) {
		return of(selected, types, types);
	}

	/**
	 * What is selected of some types.
	 * @param all the types that are possible without the fragments around
	 */
	private SelectionSet of(SelectionSet selected, Set<String> some, Set<String> all) {
		List<Selection<?>> narrowed = new ArrayList<>();
		for (Selection<?> selection : selected.getSelections()) {
			switch (selection) {
				case Field field -> narrowed.add(field(field, some));
				case InlineFragment fragment -> parts(fragment.getTypeCondition(), some, all)
					.forEach((part) -> narrowed.add(inline(fragment, part, all)));
				case FragmentSpread spread -> {
					FragmentDefinition fragment = Objects.requireNonNull(this.given.get(spread.getName()));
					parts(fragment.getTypeCondition(), some, all)
						.forEach((part) -> narrowed.add(spread(spread, fragment, part, all)));
				}
				default -> throw new IllegalStateException("no selection: " + selection);
			}
		}
		return SelectionSet.newSelectionSet(narrowed).build();
	}

	private Field field(Field field, Set<String> types) {
		SelectionSet selected = field.getSelectionSet();
		return (selected == null) ? field
				: field.transform((narrow) -> narrow.selectionSet(of(selected, below(field, types))));
	}

	/** The types that a field of some types may have. */
	private Set<String> below(Field field, Set<String> types) {
		Set<String> below = new TreeSet<>();
		for (String type : types) {
			GraphQLFieldDefinition definition = Objects.requireNonNull(this.schema.getObjectType(type))
				.getFieldDefinition(field.getName());
			// That is __typename, and has nothing below.
			if (definition != null) {
				below.addAll(Schemas.concrete(this.schema, GraphQLTypeUtil.unwrapAll(definition.getType()).getName()));
			}
		}
		return below;
	}

	private InlineFragment inline(InlineFragment fragment, Part part, Set<String> all) {
		return fragment.transform((narrow) -> narrow.typeCondition(part.condition())
			.selectionSet(of(fragment.getSelectionSet(), part.types(), all)));
	}

	private FragmentSpread spread(FragmentSpread spread, FragmentDefinition fragment, Part part, Set<String> all) {
		String name = spread.getName() + part.types() + all;
		if (!this.narrowed.containsKey(name)) {
			SelectionSet selected = of(fragment.getSelectionSet(), part.types(), all);
			this.narrowed.put(name, fragment
				.transform((narrow) -> narrow.name(name).typeCondition(part.condition()).selectionSet(selected)));
		}
		return spread.transform((narrow) -> narrow.name(name));
	}

	/**
	 * What a fragment is of: itself, where the ones around it take nothing away; else
	 * each type that they leave.
	 */
	private List<Part> parts(@Nullable TypeName condition, Set<String> some, Set<String> all) {
		if (condition == null) {
			return List.of(new Part(null, some));
		}
		Set<String> left = Schemas.concrete(this.schema, condition.getName());
		left.retainAll(all);
		boolean whole = some.containsAll(left);
		left.retainAll(some);
		if (left.isEmpty()) {
			return List.of();
		}
		return whole ? List.of(new Part(condition, left))
				: left.stream().map((type) -> new Part(new TypeName(type), Set.of(type))).toList();
	}

	/**
	 * A fragment, or a part of it.
	 *
	 * @param types the types that it may be of, in alphabetical order
	 */
	private record Part(@Nullable TypeName condition, Set<String> types) {
	}

}
