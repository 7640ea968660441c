package onrecord.reading;

import java.io.IOException;
import java.io.InputStream;

import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.ClassPathResource;

/**
 * Makes a schema that nobody uses, on the other processor, while Spring prepares: what
 * costs is not the schema but the first use of a thousand classes.
 */
final class SchemaPreparation implements BackgroundPreinitializer {

	@Override
	public void preinitialize() throws IOException {
		try (InputStream schema = new ClassPathResource("graphql/schema.graphqls").getInputStream()) {
			RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory()).build();
			new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema), wiring);
		}
	}

}
