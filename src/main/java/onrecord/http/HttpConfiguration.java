package onrecord.http;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the endpoint where clients look for it. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

	@Bean
	ServletRegistrationBean<GraphQlEndpoint> graphQlEndpoint(Answers answers, Revalidation revalidation) {
		return new ServletRegistrationBean<>(new GraphQlEndpoint(answers, revalidation), "/graphql");
	}

}
