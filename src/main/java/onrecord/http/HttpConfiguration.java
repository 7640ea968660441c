package onrecord.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import onrecord.observing.Observer;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Puts the endpoint where clients look for it, with nothing on its path that only pages
 * need.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphQlCorsProperties.class)
class HttpConfiguration {

	@Bean
	ServletRegistrationBean<GraphQlEndpoint> graphQlEndpoint(Answers answers, Revalidation revalidation,
			PersistedDocuments documents, Failures failures, Allowances allowances, Observer observer,
			@Value("${onrecord.request.timeout}") Duration timeout) {
		return new ServletRegistrationBean<>(
				new GraphQlEndpoint(answers, revalidation, documents, failures, allowances, observer, timeout),
				"/graphql");
	}

	@Bean
	static FilterRegistrationBean<Gate> gate() {
		FilterRegistrationBean<Gate> gate = new FilterRegistrationBean<>(new Gate());
		gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return gate;
	}

	@Bean
	FilterRegistrationBean<Headers> headers() {
		FilterRegistrationBean<Headers> headers = new FilterRegistrationBean<>(new Headers());
		// All addresses but that of the endpoint, those included that there are not.
		headers.setServletNames(Set.of(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME));
		return headers;
	}

	/**
	 * For pages of other origins, if the operator names them: by Spring's own properties.
	 */
	@Bean
	@ConditionalOnProperty("spring.graphql.cors.allowed-origins")
	FilterRegistrationBean<CorsFilter> cors(GraphQlCorsProperties properties) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/graphql", Objects.requireNonNull(properties.toCorsConfiguration()));
		CorsFilter filter = new CorsFilter(source);
		filter.setCorsProcessor(new RefusedOrigins());
		FilterRegistrationBean<CorsFilter> cors = new FilterRegistrationBean<>(filter);
		cors.addUrlPatterns("/graphql");
		return cors;
	}

	/**
	 * Without a bound of its own, what connections may take is a quarter of the heap.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(
			@Value("${onrecord.connections.memory:}") @Nullable DataSize memory,
			@Value("${onrecord.connections.per-address}") int perAddress) {
		return bounded((memory != null) ? memory.toBytes() : Runtime.getRuntime().maxMemory() / 4, perAddress);
	}

	static WebServerFactoryCustomizer<TomcatServletWebServerFactory> bounded(long bytes, int perAddress) {
		return (factory) -> {
			factory.setProtocol(BoundedProtocol.class.getName());
			factory.addProtocolHandlerCustomizers(
					(BoundedProtocol protocol) -> protocol.keepWithin(new Connections(bytes, perAddress)));
		};
	}

	@Bean
	static WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors() {
		return (factory) -> factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				host.setErrorReportValveClass(ContainerErrors.class.getName());
			}
		});
	}

}
