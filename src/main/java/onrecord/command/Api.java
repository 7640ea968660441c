package onrecord.command;

import java.util.Map;
import java.util.Objects;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import onrecord.reading.Json;

import org.springframework.context.ApplicationContext;
import org.springframework.graphql.execution.GraphQlSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API, asked by a command instead of by a client. */
final class Api {

	private static final JsonMapper JSON = new JsonMapper();

	private final GraphQL graphql;

	Api(ApplicationContext context) {
		this.graphql = context.getBean(GraphQlSource.class).graphQl();
	}

	/**
	 * The value of a root field.
	 * @throws Refused where the API says an error instead
	 */
	JsonNode ask(String document, Map<String, Object> variables, String field) {
		ExecutionResult result = this.graphql
			.execute(ExecutionInput.newExecutionInput(document).variables(variables).build());
		for (GraphQLError error : result.getErrors()) {
			throw new Refused(error);
		}
		Map<String, Json> data = Objects.requireNonNull(result.getData());
		return JSON.readTree(Objects.requireNonNull(data.get(field)).utf8());
	}

	/** The API says that something is wrong. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1;

		private final String code;

		private final String argument;

		Refused(GraphQLError error) {
			super(error.getMessage());
			Map<String, Object> extensions = Objects.requireNonNullElse(error.getExtensions(), Map.of());
			this.code = String.valueOf(extensions.get("code"));
			this.argument = String.valueOf(extensions.get("argument"));
		}

		/** Whether it is the client's to mend, and not the server's. */
		boolean isBadInput() {
			return this.code.equals("BAD_USER_INPUT");
		}

		/** Whether an argument is to blame, by its schema coordinate. */
		boolean isOf(String argument) {
			return this.argument.equals(argument);
		}

	}

}
