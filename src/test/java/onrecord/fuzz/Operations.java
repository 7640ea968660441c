package onrecord.fuzz;

import java.util.Random;

import graphql.schema.GraphQLSchema;

/**
 * Writes random operations that the schema allows: every type, field, argument, kind of
 * fragment and directive that it has, within the limits of the server.
 */
final class Operations {

	private final GraphQLSchema schema;

	private final Overlapping overlapping;

	private final Vocabulary vocabulary;

	private final Places places;

	private final Coverage coverage;

	Operations(GraphQLSchema schema, Vocabulary vocabulary, Places places, Coverage coverage) {
		this.schema = schema;
		this.overlapping = new Overlapping(schema);
		this.vocabulary = vocabulary;
		this.places = places;
		this.coverage = coverage;
	}

	/** Writes one: the same for the same chance and the same past. */
	Operation next(Random random) {
		int others = (random.nextDouble() < 0.06) ? 1 + random.nextInt(2) : 0;
		String name = (others > 0 || random.nextBoolean()) ? "Chosen" : "";
		Draft chosen = draft(random, "");
		StringBuilder document = new StringBuilder(chosen.write(name));
		for (int n = 0; n < others; n++) {
			document.insert(random.nextBoolean() ? 0 : document.length(),
					draft(random, "o" + n + "x").write("Other" + n));
		}
		boolean named = others > 0 || !name.isEmpty() && random.nextBoolean();
		return new Operation(document.toString(), named ? name : null, chosen.variables(), chosen.doubtful());
	}

	private Draft draft(Random random, String prefix) {
		return new Draft(this.schema, this.overlapping, this.vocabulary, this.places, this.coverage, random, prefix);
	}

}
