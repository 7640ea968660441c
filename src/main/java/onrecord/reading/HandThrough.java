package onrecord.reading;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import onrecord.limiting.Limits;
import onrecord.observing.RequestContext;

/**
 * Executes queries as graphql-java does, but plans all root fields before the first is
 * answered, and answers none if they cost too much together; and takes a {@link Json} as
 * complete: the database has already selected the fields, and walking through them again
 * would cost more than the database took.
 */
final class HandThrough extends AsyncExecutionStrategy {

	private final Plans plans;

	private final Limits limits;

	HandThrough(DataFetcherExceptionHandler exceptionHandler, Plans plans, Limits limits) {
		super(exceptionHandler);
		this.plans = plans;
		this.limits = limits;
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(ExecutionContext context,
			ExecutionStrategyParameters parameters) {
		Planned planned = this.plans.of(context, parameters.getFields());
		long cost = planned.cost().of(context.getCoercedVariables());
		context.getGraphQLContext().getOrDefault(RequestContext.class, RequestContext.NONE).weighs(cost);
		AbortExecutionException refusal = this.limits.refusal(context.getOperationDefinition(), cost);
		if (refusal != null) {
			return CompletableFuture.completedFuture(told(refusal.toExecutionResult(), cost));
		}
		context.getGraphQLContext().put(Planned.class, planned);
		return super.execute(context, parameters).thenApply((result) -> told(result, cost));
	}

	/** The result with what it costs. */
	private ExecutionResult told(ExecutionResult result, long cost) {
		return result.transform((changed) -> changed.addExtension("cost", this.limits.told(cost)));
	}

	@Override
	protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
		return (parameters.getSource() instanceof Json answer) ? new FieldValueInfo(CompleteValueType.OBJECT, answer)
				: super.completeValue(context, parameters);
	}

}
