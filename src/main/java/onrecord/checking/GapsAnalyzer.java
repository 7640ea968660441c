package onrecord.checking;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in the report of a failed start what does not fit together. */
final class GapsAnalyzer extends AbstractFailureAnalyzer<Gaps> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, Gaps cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
