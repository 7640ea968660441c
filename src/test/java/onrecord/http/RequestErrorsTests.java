package onrecord.http;

import java.util.Map;

import graphql.ErrorType;
import graphql.GraphQLError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes of what refuses before anything is executed. */
class RequestErrorsTests {

	private static final GraphQLError.Builder<?> ABORTED = GraphQLError.newError()
		.message("it does not go on")
		.errorType(ErrorType.ExecutionAborted);

	@Test
	void whatMayGoLaterIsNoLimit() {
		assertThat(RequestErrors.code(ABORTED.build())).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
		assertThat(RequestErrors.code(ABORTED.extensions(Map.of("code", "UNAVAILABLE")).build()))
			.isEqualTo(ErrorCode.UNAVAILABLE);
	}

}
