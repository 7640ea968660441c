package onrecord.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import graphql.language.Comment;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import onrecord.database.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static java.util.stream.Collectors.joining;

/**
 * The documents that machines may ask. One that says in its first lines, in comments,
 * what it is for is a tool: its variables are what it takes, and the comments before them
 * say what they mean.
 */
final class McpDocuments {

	/** What is a name, and not a hash: as long as a tool's may be for most models. */
	private static final String NAME = "(?![0-9a-f]{32,}$)[A-Za-z][A-Za-z0-9_-]{0,63}";

	private final InputSchemas schemas;

	McpDocuments(GraphQLSchema schema) {
		this.schemas = new InputSchemas(schema);
	}

	/**
	 * The tools that come along, and those that the operator has made known.
	 * @param known documents by their ids
	 * @throws Refusal where two have one name
	 */
	List<Tool> tools(Map<String, String> known) throws IOException {
		Map<String, Tool> tools = new LinkedHashMap<>();
		for (Resource file : files("tools")) {
			Tool tool = Objects.requireNonNull(tool(name(file), text(file)));
			tools.put(tool.name(), tool);
		}
		known.forEach((id, document) -> {
			Tool tool = tool(id, document);
			if (tool != null && tools.putIfAbsent(tool.name(), tool) != null) {
				throw new Refusal("Two tools for machines would have the name %s; one is the known document %s."
					.formatted(tool.name(), id), "Give that document another id.");
			}
		});
		return List.copyOf(tools.values());
	}

	/** What has an address. */
	List<ResourceKind> resources() throws IOException {
		return files("resources").stream().map((file) -> {
			String document = text(file);
			return new ResourceKind(name(file), description(operation(document)), document);
		}).toList();
	}

	/** Null where the document does not say what it is for, or has several operations. */
	private @Nullable Tool tool(String id, String document) {
		OperationDefinition operation = operation(document);
		String description = description(operation);
		if (operation == null || description.isEmpty()) {
			return null;
		}
		String name = id.matches(NAME) ? id : operation.getName();
		return (name != null) ? new Tool(name, description, document, this.schemas.of(operation),
				operation.getVariableDefinitions().stream().map(VariableDefinition::getName).toList()) : null;
	}

	private static @Nullable OperationDefinition operation(String document) {
		Document parsed = Parser.parse(document);
		List<OperationDefinition> operations = parsed.getDefinitionsOfType(OperationDefinition.class);
		return (operations.size() == 1) ? operations.getFirst() : null;
	}

	/** The comment before it, on one line. */
	static String description(@Nullable Node<?> node) {
		return (node != null)
				? node.getComments().stream().map(Comment::getContent).map(String::strip).collect(joining(" ")) : "";
	}

	private static List<Resource> files(String folder) throws IOException {
		return Stream
			.of(new PathMatchingResourcePatternResolver().getResources("classpath:mcp/" + folder + "/*.graphql"))
			.sorted(Comparator.comparing(McpDocuments::name))
			.toList();
	}

	private static String name(Resource file) {
		return String.valueOf(file.getFilename()).replaceFirst("\\.graphql$", "");
	}

	private static String text(Resource file) {
		try {
			return file.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
