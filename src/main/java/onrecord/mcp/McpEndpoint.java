package onrecord.mcp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.http.ClientJson;
import onrecord.http.Inquiries;
import onrecord.http.Inquiry;
import onrecord.http.RefusedRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The protocol's streamable HTTP, without sessions: each POST is a message, and has its
 * answer. A servlet of our own, because the one that comes along answers what is no
 * message with its stack trace.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">Transports,
 * 2025-11-25</a>
 */
final class McpEndpoint extends HttpServlet implements McpStatelessServerTransport {

	static final String PATH = "/mcp";

	private static final String VERSION = "MCP-Protocol-Version";

	/** Of methods that take something: what that is. */
	private static final Map<String, Class<?>> PARAMETERS = Map.of(McpSchema.METHOD_INITIALIZE,
			McpSchema.InitializeRequest.class, McpSchema.METHOD_TOOLS_CALL, McpSchema.CallToolRequest.class,
			McpSchema.METHOD_RESOURCES_READ, McpSchema.ReadResourceRequest.class);

	private static final long serialVersionUID = 1;

	private final transient Inquiries inquiries;

	private final transient Set<String> origins;

	private transient @Nullable McpStatelessServerHandler protocol;

	/**
	 * Made once for a server.
	 * @param origins of pages that may ask, too
	 */
	McpEndpoint(Inquiries inquiries, Set<String> origins) {
		this.inquiries = inquiries;
		this.origins = origins;
	}

	/** Who asks, of what is asked. */
	static Inquiry inquiry(McpTransportContext context) {
		return (Inquiry) context.get(Inquiry.class.getName());
	}

	@Override
	public void setMcpHandler(McpStatelessServerHandler protocol) {
		this.protocol = protocol;
	}

	@Override
	public Mono<Void> closeGracefully() {
		return Mono.empty();
	}

	@Override
	protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
		response.setHeader("X-Content-Type-Options", "nosniff");
		try (Inquiry inquiry = this.inquiries.begin(http, response)) {
			check(http, response);
			JsonNode message = ClientJson.MAPPER.readTree(inquiry.body(MediaType.APPLICATION_JSON));
			String fault = fault(message);
			if (fault != null) {
				throw RefusedRequest.badRequest(fault);
			}
			if (message.has("id") && message.has("method")) {
				write(response, 200, answer(inquiry, request(message)));
				return;
			}
			if (message.has("method")) {
				handler()
					.handleNotification(McpTransportContext.EMPTY,
							new JSONRPCNotification(message.path("method").asString()))
					.block();
			}
			response.setStatus(HttpServletResponse.SC_ACCEPTED);
		}
		catch (RefusedRequest ex) {
			if (ex.status() == 408 || ex.status() == 413) {
				// Nobody is going to read the rest of the body.
				response.setHeader(HttpHeaders.CONNECTION, "close");
			}
			write(response, ex.status(), withoutId(ErrorCodes.INVALID_REQUEST, ex.getMessage()));
		}
		catch (JacksonException ex) {
			write(response, 400, withoutId(ErrorCodes.PARSE_ERROR, "the body is not JSON" + ((ex.getLocation() != null)
					? " (line %d, column %d)".formatted(ex.getLocation().getLineNr(), ex.getLocation().getColumnNr())
					: "")));
		}
	}

	/**
	 * A page of another origin that has talked a browser into asking here is told no, as
	 * the specification demands; what is no browser names no origin.
	 */
	private void check(HttpServletRequest http, HttpServletResponse response) {
		String origin = http.getHeader(HttpHeaders.ORIGIN);
		if (origin != null && !this.origins.contains(origin)) {
			throw new RefusedRequest(403, "pages of this origin may not ask here: see onrecord.mcp.allowed-origins");
		}
		if (!http.getMethod().equals("POST")) {
			response.setHeader(HttpHeaders.ALLOW, "POST");
			throw new RefusedRequest(405, "there is nothing that this server says by itself: allowed is POST");
		}
		String version = http.getHeader(VERSION);
		if (version != null && !protocolVersions().contains(version)) {
			throw new RefusedRequest(400, "`" + VERSION + "` is none that is spoken here: allowed are "
					+ String.join(", ", protocolVersions()));
		}
	}

	/** What is wrong with a message of JSON-RPC 2.0; null for nothing. */
	private static @Nullable String fault(JsonNode message) {
		if (!message.isObject() || !message.path("jsonrpc").asString("").equals("2.0")) {
			return "the body is no message of JSON-RPC 2.0, which is a JSON object with \"jsonrpc\": \"2.0\"";
		}
		if (message.has("method") && !message.path("method").isString()) {
			return "`method` is not a text";
		}
		JsonNode id = message.path("id");
		if (message.has("id") && !id.isString() && !(id.isIntegralNumber() && id.canConvertToLong())) {
			return "`id` is neither a text nor a whole number of 64 bits";
		}
		return null;
	}

	private static JSONRPCRequest request(JsonNode message) {
		return new JSONRPCRequest(message.path("method").asString(),
				ClientJson.MAPPER.treeToValue(message.path("id"), Object.class),
				ClientJson.MAPPER.treeToValue(message.path("params"), Object.class));
	}

	private JSONRPCResponse answer(Inquiry inquiry, JSONRPCRequest request) {
		String fault = fault(request);
		if (fault != null) {
			return JSONRPCResponse.error(request.id(), new JSONRPCError(ErrorCodes.INVALID_PARAMS, fault));
		}
		try {
			JSONRPCResponse response = Objects.requireNonNull(handler()
				.handleRequest(McpTransportContext.create(Map.of(Inquiry.class.getName(), inquiry)), request)
				.block());
			JSONRPCError error = response.error();
			return (error == null || error.code() != ErrorCodes.INTERNAL_ERROR) ? response
					: unexpected(inquiry, request, new IllegalStateException(error.message()));
		}
		catch (RuntimeException ex) {
			return unexpected(inquiry, request, ex);
		}
	}

	private static JSONRPCResponse unexpected(Inquiry inquiry, JSONRPCRequest request, RuntimeException thrown) {
		return JSONRPCResponse.error(request.id(), new JSONRPCError(ErrorCodes.INTERNAL_ERROR, inquiry.failed(thrown)));
	}

	/** What is wrong with what a method is given; null for nothing. */
	private static @Nullable String fault(JSONRPCRequest request) {
		Class<?> type = PARAMETERS.get(request.method());
		try {
			return (type == null || ClientJson.MAPPER.convertValue(request.params(), type) != null) ? null
					: "`params` is missing: " + request.method() + " takes some";
		}
		catch (JacksonException ex) {
			String path = ex.getPath()
				.stream()
				.map((step) -> Objects.requireNonNullElse(step.getPropertyName(), "[" + step.getIndex() + "]"))
				.collect(Collectors.joining("."));
			return "`params" + (path.isEmpty() ? "" : "." + path) + "` is not what " + request.method() + " takes";
		}
	}

	private McpStatelessServerHandler handler() {
		return Objects.requireNonNull(this.protocol, "the server has been built");
	}

	/** As JSON-RPC has errors of what it has not understood. */
	private static Map<String, Object> withoutId(int code, String message) {
		return Map.of("jsonrpc", "2.0", "error", new JSONRPCError(code, message));
	}

	private static void write(HttpServletResponse response, int status, Object message) throws IOException {
		response.setStatus(status);
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.getOutputStream().write(ClientJson.MAPPER.writeValueAsBytes(message));
	}

}
