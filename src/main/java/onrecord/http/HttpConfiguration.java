package onrecord.http;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the endpoint where clients look for it, with nothing on its path that only pages
 * need.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

	@Bean
	ServletRegistrationBean<GraphQlEndpoint> graphQlEndpoint(Answers answers, Revalidation revalidation) {
		return new ServletRegistrationBean<>(new GraphQlEndpoint(answers, revalidation), "/graphql");
	}

	@Bean
	FilterRegistrationBean<GraphiQl.Headers> graphiQlHeaders() {
		FilterRegistrationBean<GraphiQl.Headers> headers = new FilterRegistrationBean<>(new GraphiQl.Headers());
		headers.addUrlPatterns("/", "/graphiql", "/graphiql/*");
		return headers;
	}

}
