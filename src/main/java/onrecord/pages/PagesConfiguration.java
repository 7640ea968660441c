package onrecord.pages;

import java.io.IOException;

import onrecord.database.Sessions;
import onrecord.http.Inquiries;
import onrecord.observing.Observer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Serves the pages, unless the operator wants the API only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrecord.pages.enabled", matchIfMissing = true)
@EnableConfigurationProperties(Site.class)
class PagesConfiguration {

	@Bean
	ServletRegistrationBean<PageEndpoint> pages(Inquiries inquiries, Sessions sessions, Site site, Observer observer,
			@Value("${onrecord.pages.memory}") DataSize memory) throws IOException {
		Pages pages = new Pages();
		PageEndpoint endpoint = new PageEndpoint(pages, inquiries, sessions, site, new Assets(pages, site),
				KeptPages.within(memory, observer));
		return new ServletRegistrationBean<>(endpoint, endpoint.addresses());
	}

}
