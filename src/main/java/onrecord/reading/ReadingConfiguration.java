package onrecord.reading;

import java.util.List;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import onrecord.database.Sessions;
import onrecord.declaring.Declaration;
import onrecord.declaring.Model;
import onrecord.limiting.Limits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Puts the reading machine into graphql-java. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class ReadingConfiguration {

	@Bean
	Model model(List<Declaration> declarations) {
		Model model = new Model();
		declarations.forEach((declaration) -> declaration.declare(model));
		return model;
	}

	@Bean
	RuntimeWiringConfigurer reading(Sessions sessions, KeptRows kept, SlowQueries slow) {
		Reader reader = new Reader(sessions, kept, slow);
		return (wiring) -> wiring.scalar(text("Date"))
			.scalar(text("DateTime"))
			.scalar(text("JSON"))
			.type("Query", (query) -> query.defaultDataFetcher(reader));
	}

	@Bean
	GraphQlSourceBuilderCustomizer handingThrough(List<DataFetcherExceptionResolver> resolvers, Plans plans,
			Documents documents, Limits limits) {
		HandThrough strategy = new HandThrough(DataFetcherExceptionResolver.createExceptionHandler(resolvers), plans,
				limits);
		return (source) -> source.configureGraphQl((graphql) -> graphql.queryExecutionStrategy(strategy)
			.preparsedDocumentProvider(documents)
			.instrumentation(new Limited(limits)));
	}

	/** Has each document looked at between parsing and validation. */
	private static final class Limited extends SimplePerformantInstrumentation {

		private final Limits limits;

		Limited(Limits limits) {
			this.limits = limits;
		}

		@Override
		public DocumentAndVariables instrumentDocumentAndVariables(DocumentAndVariables parsed,
				InstrumentationExecutionParameters parameters, InstrumentationState state) {
			this.limits.check(parsed.getDocument());
			return parsed;
		}

	}

	/**
	 * A scalar that takes any text. What it means is checked where it is bound, so that a
	 * wrong one is an error of its field and the other fields still answer.
	 */
	private static GraphQLScalarType text(String name) {
		return GraphQLScalarType.newScalar().name(name).coercing(new Text()).build();
	}

	private static final class Text implements Coercing<String, String> {

		@Override
		public String serialize(Object value, GraphQLContext context, Locale locale) {
			return value.toString();
		}

		@Override
		public String parseValue(Object value, GraphQLContext context, Locale locale) {
			if (value instanceof String text) {
				return text;
			}
			throw new CoercingParseValueException("a text is expected, not " + value);
		}

		@Override
		public String parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
			if (value instanceof StringValue text) {
				return String.valueOf(text.getValue());
			}
			throw new CoercingParseLiteralException("a text is expected");
		}

		@Override
		public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
			return StringValue.of(value.toString());
		}

	}

}
