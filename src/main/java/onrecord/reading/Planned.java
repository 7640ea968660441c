package onrecord.reading;

import java.util.Map;
import java.util.Objects;

import onrecord.keeping.Weight;
import onrecord.limiting.Cost;
import onrecord.planning.Plan;

/**
 * How an operation is answered, for all values of its variables that have the same
 * {@code Shape}.
 *
 * @param plans by the response keys of root fields
 * @param refusals by those of root fields that cannot be planned
 * @param cost of all root fields together
 */
record Planned(Map<String, Plan> plans, Map<String, RuntimeException> refusals, Cost cost) {

	/** What a root field takes in the map of plans, and in the cost: bytes. */
	private static final int ENTRY = 120;

	/** The heap that this takes, without refusals: bytes. */
	int weight() {
		int weight = Weight.object(3) + Weight.object(3) + 4 * Weight.list(Long.BYTES);
		for (Map.Entry<String, Plan> plan : this.plans.entrySet()) {
			weight += ENTRY + Weight.text(plan.getKey()) + plan.getValue().weight();
		}
		for (String variable : this.cost.perItem().keySet()) {
			weight += ENTRY + Weight.text(variable);
		}
		return weight;
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
