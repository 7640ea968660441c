package onrecord.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import onrecord.loading.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code bundle.schema.json}, enforced. Each type has a schema of its own, chosen here:
 * what is wrong is then said of one type, and not of nine.
 */
final class BundleSchema {

	/** More than that is not told of a record. */
	static final int MOST_REASONS = 1000;

	private final JsonNode document;

	private final Map<String, Schema> types = new LinkedHashMap<>();

	private final Reasons reasons;

	BundleSchema() {
		this.document = read();
		Dialect dialect = Dialect.builder("urn:onrecord:dialect", Dialects.getDraft202012())
			.format(PartialDates.EDTF)
			.format(PartialDates.RFC_3339)
			.keyword(new NonValidationKeyword("allowed"))
			.build();
		SchemaRegistryConfig config = SchemaRegistryConfig.builder()
			.formatAssertionsEnabled(true)
			.cacheRefs(true)
			.preloadSchema(true)
			.build();
		ObjectNode own = ((ObjectNode) this.document).deepCopy();
		own.remove("$schema");
		String id = own.path("$id").stringValue();
		SchemaRegistry registry = SchemaRegistry.withDialect(dialect,
				(builder) -> builder.schemaRegistryConfig(config).schemas(Map.of(id, own.toString())));
		for (JsonNode type : this.document.at("/properties/type/enum")) {
			this.types.put(type.stringValue(),
					registry.getSchema(SchemaLocation.of(id + "#/$defs/" + type.stringValue())));
		}
		this.types.values().forEach(Schema::initializeValidators);
		this.reasons = new Reasons(this.document);
	}

	private static JsonNode read() {
		try (InputStream schema = BundleSchema.class.getResourceAsStream("/bundle.schema.json")) {
			if (schema == null) {
				throw new IllegalStateException("bundle.schema.json is not among the program's files");
			}
			return BoundedJson.MAPPER.readTree(schema);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The types of records there are. */
	Set<String> types() {
		return this.types.keySet();
	}

	/**
	 * What is wrong with a record, most of it first come; nothing if it may be taken.
	 */
	List<Refused> violations(String file, long line, ObjectNode entry) {
		JsonNode type = entry.get("type");
		@Nullable Schema schema = (type != null && type.isString()) ? this.types.get(type.stringValue()) : null;
		if (schema == null) {
			return List.of(this.reasons.ofType(file, line, type, this.types.keySet()));
		}
		ExecutionContext context = schema.createExecutionContext();
		schema.validate(context, entry);
		List<Error> errors = context.getErrors();
		if (errors == null || errors.isEmpty()) {
			return List.of();
		}
		Set<Refused> refused = new LinkedHashSet<>();
		for (Error error : errors) {
			if (refused.size() == MOST_REASONS) {
				break;
			}
			refused.add(this.reasons.of(file, line, error));
		}
		return List.copyOf(refused);
	}

}
