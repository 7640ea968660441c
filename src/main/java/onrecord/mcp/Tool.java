package onrecord.mcp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import onrecord.http.RefusedRequest;
import onrecord.text.Printable;
import onrecord.text.Suggestion;
import tools.jackson.databind.JsonNode;

/**
 * A document that a machine may ask.
 *
 * @param schema what it takes: JSON Schema
 * @param arguments the names of that
 */
record Tool(String name, String description, String document, Map<String, Object> schema, List<String> arguments) {

	SyncToolSpecification specification() {
		return SyncToolSpecification.builder()
			.tool(io.modelcontextprotocol.spec.McpSchema.Tool.builder(this.name, this.schema)
				.description(this.description)
				.annotations(ToolAnnotations.builder()
					.readOnlyHint(true)
					.destructiveHint(false)
					.idempotentHint(true)
					.openWorldHint(false)
					.build())
				.build())
			.callHandler(this::call)
			.build();
	}

	private CallToolResult call(McpTransportContext context, CallToolRequest request) {
		Map<String, Object> arguments = Objects.requireNonNullElse(request.arguments(), Map.of());
		try {
			checkNames(arguments.keySet());
			Asked asked = Asked.of(McpEndpoint.inquiry(context), this.document, arguments, this.name);
			CallToolResult.Builder result = CallToolResult.builder();
			Verdicts.inWords(asked.data()).ifPresent(result::addTextContent);
			asked.errors().forEach(result::addTextContent);
			if (asked.data().isObject()) {
				result.addTextContent(asked.data().toString()).structuredContent(asked.data());
			}
			return result.isError(!asked.errors().isEmpty()).build();
		}
		catch (RefusedRequest ex) {
			return CallToolResult.builder().addTextContent(ex.getMessage()).isError(true).build();
		}
	}

	private void checkNames(Collection<String> given) {
		Optional<String> unknown = given.stream().filter((name) -> !this.arguments.contains(name)).findFirst();
		if (unknown.isPresent()) {
			List<String> meant = Suggestion.of(unknown.get(), this.arguments);
			throw RefusedRequest
				.badRequest("there is no argument `" + Printable.line(Printable.shortened(unknown.get(), 100)) + "`"
						+ (meant.isEmpty() ? "" : "; did you mean " + String.join(", ", meant) + "?") + " Allowed are "
						+ String.join(", ", this.arguments));
		}
	}

}
