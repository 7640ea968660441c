package onrecord.database;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns a failed start into one sentence on standard error. A failure that nobody foresaw
 * gets no sentence, and keeps its stack trace.
 */
final class FailedStart {

	private FailedStart() {
	}

	/**
	 * Knows this room's failures, and words those of the web server better than Spring
	 * Boot does.
	 */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static final class Analyzer implements FailureAnalyzer {

		@Override
		public @Nullable FailureAnalysis analyze(Throwable failure) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (cause instanceof Refusal refusal) {
					return new FailureAnalysis(refusal.getMessage(), refusal.remedy(), failure);
				}
				if (cause instanceof PortInUseException inUse) {
					return new FailureAnalysis("Port %d is in use by another program.".formatted(inUse.getPort()),
							"Stop that program or choose another port: --server.port=8081, or with Maven "
									+ "-Dspring-boot.run.arguments=--server.port=8081.",
							failure);
				}
			}
			return null;
		}

	}

	/** The only report: application.yaml switches off Spring Boot's long one. */
	static final class Reporter implements FailureAnalysisReporter {

		@Override
		public void report(FailureAnalysis analysis) {
			String action = analysis.getAction();
			System.err.println(
					"On Record cannot start: " + analysis.getDescription() + ((action != null) ? " " + action : ""));
		}

	}

}
