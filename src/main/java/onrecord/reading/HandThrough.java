package onrecord.reading;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;

/**
 * Executes queries as graphql-java does, but takes a {@link Json} as complete: the
 * database has already selected the fields, and walking through them again would cost
 * more than the database took.
 */
final class HandThrough extends AsyncExecutionStrategy {

	HandThrough(DataFetcherExceptionHandler exceptionHandler) {
		super(exceptionHandler);
	}

	@Override
	protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
		return (parameters.getSource() instanceof Json answer) ? new FieldValueInfo(CompleteValueType.OBJECT, answer)
				: super.completeValue(context, parameters);
	}

}
