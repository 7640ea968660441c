package onrecord.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import onrecord.OnRecord;
import onrecord.http.ClientJson;
import onrecord.http.Inquiries;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * Serves the Model Context Protocol, if the operator wants it: by its streamable HTTP,
 * without sessions, so that nothing is kept of a client.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25">Model Context
 * Protocol, 2025-11-25</a>
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("onrecord.mcp.enabled")
class McpConfiguration {

	@Bean
	McpEndpoint mcpEndpoint(Inquiries inquiries, @Value("${onrecord.mcp.allowed-origins}") Set<String> origins) {
		return new McpEndpoint(inquiries, origins);
	}

	@Bean
	McpStatelessSyncServer mcpServer(McpEndpoint endpoint, GraphQlSource source, Inquiries inquiries)
			throws IOException {
		McpDocuments documents = new McpDocuments(source.schema());
		return McpServer.sync(endpoint)
			.serverInfo("onrecord",
					Objects.requireNonNullElse(OnRecord.class.getPackage().getImplementationVersion(), "development"))
			.instructions(new ClassPathResource("mcp/instructions.txt").getContentAsString(StandardCharsets.UTF_8))
			.capabilities(ServerCapabilities.builder().tools(false).resources(false, false).build())
			.jsonMapper(new JacksonMcpJsonMapper(ClientJson.MAPPER))
			// GraphQL does that, and says more of what is wrong.
			.validateToolInputs(false)
			.immediateExecution(true)
			.tools(documents.tools(inquiries.known()).stream().map(Tool::specification).toList())
			.resourceTemplates(documents.resources().stream().map(ResourceKind::specification).toList())
			.build();
	}

	/** After the server, by which the endpoint answers. */
	@Bean
	ServletRegistrationBean<McpEndpoint> mcp(McpEndpoint endpoint, McpStatelessSyncServer server) {
		return new ServletRegistrationBean<>(endpoint, McpEndpoint.PATH);
	}

}
