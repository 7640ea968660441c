package onrecord.reading;

import java.util.Map;
import java.util.Objects;

/**
 * How an operation is answered, for all values of its variables that have the same
 * {@link Shape}.
 *
 * @param plans by the response keys of root fields
 * @param refusals by those of root fields that cannot be planned
 * @param cost of all root fields together
 */
record Planned(Map<String, Plan> plans, Map<String, RuntimeException> refusals, Cost cost) {

	/** How much SQL this is: characters. */
	int length() {
		return this.plans.values().stream().mapToInt((plan) -> plan.sql().length()).sum();
	}

	/**
	 * The plan of a root field.
	 * @throws BadInput where an argument of the field, or of one below it, cannot be
	 */
	Plan of(String responseKey) {
		RuntimeException refusal = this.refusals.get(responseKey);
		if (refusal != null) {
			throw refusal;
		}
		return Objects.requireNonNull(this.plans.get(responseKey), responseKey);
	}

}
