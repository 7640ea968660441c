package onrecord.mcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import onrecord.http.RefusedRequest;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * What can be read by its id.
 *
 * @param name what its ids begin with, and the root field that has one by its id
 * @param document with the id as its only variable
 */
record ResourceKind(String name, String description, String document) {

	private static final String SCHEME = "onrecord://";

	SyncResourceTemplateSpecification specification() {
		return new SyncResourceTemplateSpecification(ResourceTemplate.builder(prefix() + "{key}", this.name)
			.description(this.description)
			.mimeType(MediaType.APPLICATION_JSON_VALUE)
			.build(), this::read);
	}

	/** The address of what has an id. */
	private String prefix() {
		return SCHEME + this.name + "/";
	}

	private ReadResourceResult read(McpTransportContext context, ReadResourceRequest request) {
		String id = this.name + ":" + decoded(request.uri().substring(prefix().length()));
		try {
			Asked asked = Asked.of(McpEndpoint.inquiry(context), this.document, Map.of("id", id), this.name);
			if (!asked.errors().isEmpty()) {
				throw error(ErrorCodes.INVALID_PARAMS, String.join("; ", asked.errors()));
			}
			JsonNode found = asked.data().path(this.name);
			if (found.isNull()) {
				throw error(ErrorCodes.RESOURCE_NOT_FOUND, "there is no " + id);
			}
			return ReadResourceResult.builder(List.of(TextResourceContents.builder(request.uri(), found.toString())
				.mimeType(MediaType.APPLICATION_JSON_VALUE)
				.build())).build();
		}
		catch (RefusedRequest ex) {
			throw error(ErrorCodes.INVALID_PARAMS, ex.getMessage());
		}
	}

	private static String decoded(String key) {
		try {
			return UriUtils.decode(key, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw error(ErrorCodes.INVALID_PARAMS, "the address is not in UTF-8, percent-encoded");
		}
	}

	private static McpError error(int code, String message) {
		return McpError.builder(code).message(message).build();
	}

}
