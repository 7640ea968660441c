package onrecord.observing;

import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What is switched on. What Spring Boot configures for it is named here and not in the
 * imports of the server: where nothing is switched on, nothing of it is looked at.
 */
@Configuration(proxyBeanMethods = false)
class ObservingConfiguration {

	@Bean
	Observer observer(ObjectProvider<Metrics> switchedOnMetrics, ObjectProvider<Traces> switchedOnTraces) {
		Metrics metrics = switchedOnMetrics.getIfAvailable();
		Traces traces = switchedOnTraces.getIfAvailable();
		if (metrics != null && traces != null) {
			return new Both(metrics, traces);
		}
		return (metrics != null) ? metrics : (traces != null) ? traces : Observer.NONE;
	}

	/** For Prometheus, if {@code /actuator/prometheus} is exposed. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnAvailableEndpoint(PrometheusScrapeEndpoint.class)
	@ImportAutoConfiguration({ MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			PrometheusMetricsExportAutoConfiguration.class, JvmMetricsAutoConfiguration.class,
			SystemMetricsAutoConfiguration.class, DataSourcePoolMetricsAutoConfiguration.class })
	static class WithMetrics {

		@Bean
		Metrics metrics(MeterRegistry registry) {
			return new Metrics(registry);
		}

	}

	/**
	 * For a collector that takes OTLP over HTTP, if its address is given: by the
	 * properties that Spring Boot has for it, whose own way there leads through a second
	 * library for tracing.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnProperty(WithTraces.OTLP + ".endpoint")
	static class WithTraces {

		/**
		 * How many spans wait for a collector that is slow or away; the others are lost.
		 */
		private static final int MOST_WAITING = 1024;

		/** How much of a query a span has: characters. */
		private static final int LONGEST_SQL = 10_000;

		static final String OTLP = "management.opentelemetry.tracing.export.otlp";

		/** Sends what is left when it is closed. */
		@Bean
		SdkTracerProvider tracerProvider(Environment environment) {
			OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
				.setEndpoint(environment.getRequiredProperty(OTLP + ".endpoint"))
				.setCompression(environment.getProperty(OTLP + ".compression", "none"));
			texts(environment, OTLP + ".headers").forEach(exporter::addHeader);
			AttributesBuilder server = Attributes.builder()
				.put("service.name", environment.getProperty("spring.application.name", "onrecord"));
			texts(environment, "management.opentelemetry.resource-attributes").forEach(server::put);
			return SdkTracerProvider.builder()
				.setResource(Resource.getDefault().merge(Resource.create(server.build())))
				.setSampler(sampler(environment))
				.setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(LONGEST_SQL).build())
				.addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).setMaxQueueSize(MOST_WAITING).build())
				.build();
		}

		@Bean
		Traces traces(SdkTracerProvider provider) {
			return new Traces(provider.get("onrecord"));
		}

		/** A client that traces decides itself, unless the operator does not let it. */
		private static Sampler sampler(Environment environment) {
			Sampler ratio = Sampler.traceIdRatioBased(
					environment.getProperty("management.tracing.sampling.probability", Double.class, 0.1));
			String chosen = environment.getProperty("management.opentelemetry.tracing.sampler",
					"parent-based-trace-id-ratio");
			return switch (chosen) {
				case "parent-based-trace-id-ratio" -> Sampler.parentBased(ratio);
				case "trace-id-ratio" -> ratio;
				default -> throw new IllegalArgumentException("management.opentelemetry.tracing.sampler is '" + chosen
						+ "': parent-based-trace-id-ratio and trace-id-ratio are known");
			};
		}

		private static Map<String, String> texts(Environment environment, String name) {
			return Binder.get(environment).bind(name, Bindable.mapOf(String.class, String.class)).orElse(Map.of());
		}

	}

}
