package onrecord.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.GraphQLSchema;
import onrecord.database.Refusal;
import onrecord.keeping.Keep;
import onrecord.keeping.Weight;
import onrecord.observing.Observer;
import onrecord.observing.RequestContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Documents that need not be sent: those that the operator has made known, by the id that
 * they have there or by their hash, and those that clients have sent once (Apollo's
 * automatic persisted queries), by their hash. Where the operator wants it, no others are
 * executed.
 *
 * @see <a href=
 * "https://github.com/graphql/graphql-over-http/blob/persisted-documents/spec/Appendix%20A%20--%20Persisted%20Documents.md">GraphQL
 * over HTTP, Appendix A (draft)</a>
 */
@Component
final class PersistedDocuments {

	/** What stands before a hash in an id. */
	private static final String SHA256 = "sha256:";

	private static final JsonMapper JSON = new JsonMapper();

	/** By id, the hash being one of them. */
	private final Map<String, String> known = new HashMap<>();

	/** The ids that the operator has given, by the documents. */
	private final Map<String, String> names = new HashMap<>();

	private final boolean only;

	/** By hash. */
	private final Cache<String, String> sent;

	/**
	 * Reads the operator's documents.
	 * @throws Refusal where one cannot be executed
	 */
	PersistedDocuments(GraphQlSource source, @Value("${onrecord.documents.known}") List<String> places,
			@Value("${onrecord.documents.only}") boolean only,
			@Value("${onrecord.documents.sent.memory}") DataSize sent, Observer observer) {
		this.only = only;
		this.sent = observer.cache("sent",
				Keep.within(sent, (String hash, String document) -> Weight.text(hash) + Weight.text(document)));
		places.forEach((place) -> read(Path.of(place)).forEach((id, document) -> {
			check(source.schema(), id, document);
			this.known.put(id, document);
			this.known.put(SHA256 + RequestContext.sha256(document), document);
			this.names.put(document, id);
		}));
	}

	/** The operator's documents, by their ids. */
	Map<String, String> ids() {
		Map<String, String> ids = new TreeMap<>();
		this.names.forEach((document, id) -> ids.put(id, document));
		return ids;
	}

	/** The id that the operator has given a document; null where it is not known. */
	@Nullable String name(String document) {
		return this.names.isEmpty() ? null : this.names.get(document);
	}

	/**
	 * The document that is meant.
	 * @param query a document
	 * @param id {@code documentId}, or what clients call it
	 * @param hash {@code extensions.persistedQuery.sha256Hash}
	 * @throws RefusedRequest where it is not known, or may not be executed
	 */
	String document(@Nullable String query, @Nullable String id, @Nullable String hash) {
		if (query == null) {
			return (id != null) ? byId(id) : byHash(hash);
		}
		if (id != null) {
			throw RefusedRequest.badRequest("`query` and `documentId` are both there: allowed is one of them");
		}
		if (hash != null && !RequestContext.sha256(query).equals(hash)) {
			throw RefusedRequest.badRequest("`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`");
		}
		if (this.only && !this.names.containsKey(query)) {
			throw new RefusedRequest(403, ErrorCode.PERSISTED_QUERY_NOT_IN_LIST,
					"this document is not known here: allowed are only those that the operator has made known");
		}
		return query;
	}

	/**
	 * Keeps a document that a client has sent together with its hash. Only one that has
	 * been executed is worth it.
	 */
	void keep(String hash, String document) {
		if (!this.only && !this.names.containsKey(document)) {
			this.sent.put(hash, document);
		}
	}

	private String byId(String id) {
		String document = this.known.get(id);
		if (document == null && id.startsWith(SHA256)) {
			document = this.sent.getIfPresent(id.substring(SHA256.length()));
		}
		if (document == null) {
			throw RefusedRequest.notExecuted(ErrorCode.PERSISTED_QUERY_NOT_FOUND,
					"no document has the id that is given");
		}
		return document;
	}

	private String byHash(@Nullable String hash) {
		if (hash == null) {
			throw RefusedRequest.badRequest("`query` is missing: a GraphQL document is expected");
		}
		String known = this.known.get(SHA256 + hash);
		String document = (known != null) ? known : this.sent.getIfPresent(hash);
		if (document == null) {
			// Clients know it by this message.
			throw RefusedRequest.notExecuted(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
		}
		return document;
	}

	/** The documents by their ids: of a folder, its files and theirs. */
	private static Map<String, String> read(Path place) {
		try {
			if (Files.isDirectory(place)) {
				Map<String, String> all = new TreeMap<>();
				try (Stream<Path> files = Files.list(place)) {
					files.filter((file) -> file.toString().matches(".*\\.(graphql|gql|json)"))
						.forEach((file) -> all.putAll(read(file)));
				}
				return all;
			}
			String text = Files.readString(place);
			String name = place.getFileName().toString();
			return name.endsWith(".json") ? manifest(JSON.readTree(text))
					: Map.of(name.replaceFirst("\\.[^.]*$", ""), text);
		}
		catch (NoSuchFileException ex) {
			throw refusal(place + " does not exist");
		}
		catch (IOException | JacksonException ex) {
			throw refusal(place + " cannot be read: " + ex.getMessage());
		}
	}

	/** Relay's form, an object of documents by their ids, or Apollo's. */
	private static Map<String, String> manifest(JsonNode manifest) {
		Map<String, String> documents = new TreeMap<>();
		if (manifest.path("operations").isArray()) {
			manifest.path("operations")
				.forEach((operation) -> documents.put(operation.path("id").asString(),
						operation.path("body").asString()));
		}
		else {
			manifest.properties().forEach((member) -> documents.put(member.getKey(), member.getValue().asString()));
		}
		return documents;
	}

	private static void check(GraphQLSchema schema, String id, String document) {
		ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema,
				ExecutionInput.newExecutionInput(document).build());
		if (result.isFailure()) {
			GraphQLError first = result.getErrors().getFirst();
			throw refusal("the document " + id + " is not one of this schema: " + first.getMessage());
		}
	}

	private static Refusal refusal(String reason) {
		return new Refusal("The known documents cannot be used: " + reason + ".",
				"Correct them, or onrecord.documents.known, which names files and folders.");
	}

}
