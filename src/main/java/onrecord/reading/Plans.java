package onrecord.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.normalized.ExecutableNormalizedOperationFactory.Options;
import graphql.schema.GraphQLSchema;
import onrecord.database.Expectation;
import onrecord.database.Refusal;
import onrecord.declaring.Model;
import onrecord.declaring.Type;
import onrecord.keeping.Keep;
import onrecord.keeping.Weight;
import onrecord.limiting.Cost;
import onrecord.limiting.Estimate;
import onrecord.limiting.Lengths;
import onrecord.limiting.Measure;
import onrecord.observing.Observer;
import onrecord.observing.RequestContext;
import onrecord.planning.BadInput;
import onrecord.planning.KeptTables;
import onrecord.planning.Narrowing;
import onrecord.planning.Plan;
import onrecord.planning.Planner;
import onrecord.planning.Shape;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Plans operations, and keeps the plans for later requests. */
@Component
final class Plans {

	/** Fields count for each type that a fragment is narrowed to. */
	private static final Options OPTIONS = Options.defaultOptions().maxFieldsCount(5000);

	private final Model model;

	private final Cache<Key, Planned> kept;

	private final Preparation preparation;

	private final Measure measure;

	/** The tables of which rows are kept. */
	private final Set<String> keptTables;

	private volatile @Nullable KeptTables tables;

	Plans(Model model, Preparation preparation, Measure measure, Observer observer,
			@Value("${onrecord.plans.memory}") DataSize memory,
			@Value("${onrecord.kept.tables}") Set<String> keptTables,
			@Value("${onrecord.kept.memory}") DataSize keptMemory) {
		this.model = model;
		this.preparation = preparation;
		this.measure = measure;
		Set<String> known = model.types()
			.stream()
			.map(Type::table)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new));
		if (!known.containsAll(keptTables)) {
			throw new Refusal("onrecord.kept.tables is " + String.join(", ", keptTables) + ".",
					"Allowed are tables that something is read from: " + String.join(", ", known) + ".");
		}
		this.keptTables = (keptMemory.toBytes() > 0) ? keptTables : Set.of();
		this.kept = observer.cache("plans",
				Keep.within(memory, (Key key, Planned planned) -> key.weight() + planned.weight()));
	}

	/** There is one schema, which is there only once the first operation is planned. */
	private KeptTables tables(GraphQLSchema schema) {
		KeptTables tables = this.tables;
		if (tables == null) {
			tables = new KeptTables(this.model, schema, this.keptTables);
			this.tables = tables;
		}
		return tables;
	}

	/** How the root fields of an operation are answered. */
	Planned of(ExecutionContext context, MergedSelectionSet fields) {
		OperationDefinition operation = context.getOperationDefinition();
		CoercedVariables variables = context.getCoercedVariables();
		Operation asked = Objects
			.requireNonNull(Objects.requireNonNull(context.getGraphQLContext().<Asked>get(Asked.class)).operation());
		Lengths lengths = this.measure.now();
		Key key = new Key(asked.document(), asked.name(), lengths.edition(),
				Shape.of(context.getGraphQLSchema(), operation, variables.toMap()));
		Planned planned = this.kept.getIfPresent(key);
		if (planned == null) {
			long begun = System.nanoTime();
			planned = this.preparation.of(context.getGraphQLContext(), () -> plan(context, fields, lengths));
			context.getGraphQLContext()
				.getOrDefault(RequestContext.class, RequestContext.NONE)
				.planned(System.nanoTime() - begun);
			// What is refused may depend on more than the shape.
			if (planned.refusals().isEmpty()) {
				this.kept.put(key, planned);
			}
		}
		return planned;
	}

	private Planned plan(ExecutionContext context, MergedSelectionSet fields, Lengths lengths) {
		Map<String, Plan> plans = new HashMap<>();
		Map<String, RuntimeException> refusals = new HashMap<>();
		Cost cost = new Cost(0, Map.of());
		for (String responseKey : fields.getKeys()) {
			MergedField field = Objects.requireNonNull(fields.getSubField(responseKey));
			if (field.getName().startsWith("__")) {
				continue;
			}
			try {
				ExecutableNormalizedField selected = normalized(context, field);
				Cost own = new Estimate(context.getGraphQLSchema(), this.model, lengths).of(selected);
				cost = cost.and(own);
				plans.put(responseKey,
						new Planner(this.model, context.getGraphQLSchema(), tables(context.getGraphQLSchema()))
							.plan(selected, new Expectation(Cost.UNIT.multipliedBy(own.fixed()))));
			}
			catch (BadInput | NonNullableValueCoercedAsNullException ex) {
				refusals.put(responseKey, ex);
			}
		}
		return new Planned(plans, refusals, cost);
	}

	/**
	 * A root field as an operation of its own: what is wrong in another one is not this
	 * one's concern.
	 */
	private static ExecutableNormalizedField normalized(ExecutionContext context, MergedField field) {
		GraphQLSchema schema = context.getGraphQLSchema();
		Narrowing narrowing = new Narrowing(schema, context.getFragmentsByName());
		SelectionSet alone = narrowing.of(SelectionSet.newSelectionSet(List.copyOf(field.getFields())).build(),
				Set.of(schema.getQueryType().getName()));
		OperationDefinition operation = context.getOperationDefinition()
			.transform((changed) -> changed.selectionSet(alone));
		return ExecutableNormalizedOperationFactory
			.createExecutableNormalizedOperation(schema, operation, narrowing.fragments(),
					context.getCoercedVariables(), OPTIONS)
			.getTopLevelFields()
			.getFirst();
	}

	/**
	 * Holds nothing of the operation itself, which may be large, and may be parsed anew.
	 *
	 * @param document the SHA-256 of its text
	 * @param operation its name
	 * @param lengths the edition of those on which its cost depends
	 */
	private record Key(String document, String operation, int lengths, String shape) {

		int weight() {
			return Weight.object(4) + Weight.text(this.document) + Weight.text(this.operation)
					+ Weight.text(this.shape);
		}

	}

}
