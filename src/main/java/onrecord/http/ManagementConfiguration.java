package onrecord.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * What a port of its own for {@code /actuator} has of what the other one has: it is a
 * server as well, and as exposed where nothing is in front of it.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementConfiguration {

	/** Few ask here: their connections may take a thirty-second of the heap. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedManagementConnections(
			@Value("${onrecord.connections.per-address}") int perAddress) {
		return HttpConfiguration.bounded(Runtime.getRuntime().maxMemory() / 32, perAddress);
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementErrors() {
		return HttpConfiguration.containerErrors();
	}

	@Bean
	FilterRegistrationBean<Gate> managementGate() {
		return HttpConfiguration.gate();
	}

}
