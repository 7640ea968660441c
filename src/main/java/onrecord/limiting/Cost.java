package onrecord.limiting;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import graphql.execution.CoercedVariables;

/**
 * What an operation may cost, told before it is executed; see {@link Estimate}.
 *
 * @param fixed whatever the values of the variables
 * @param perItem by the names of variables: for each item of their lists
 */
public record Cost(long fixed, Map<String, Long> perItem) {

	/**
	 * What a cost of 1 stands for: CPU of this server and of PostgreSQL, on the machine
	 * of src/bench/calibrate.md.
	 */
	public static final Duration UNIT = Duration.ofNanos(20_000);

	/** What costs more is told to cost so much: sums of these are numbers yet. */
	static final double MOST = 1e12;

	public Cost and(Cost other) {
		Map<String, Long> both = new HashMap<>(this.perItem);
		other.perItem.forEach((variable, each) -> both.merge(variable, each, Long::sum));
		return new Cost(this.fixed + other.fixed, both);
	}

	/** With the values of the variables. */
	public long of(CoercedVariables variables) {
		long cost = this.fixed;
		for (Map.Entry<String, Long> each : this.perItem.entrySet()) {
			if (variables.get(each.getKey()) instanceof Collection<?> list) {
				cost += each.getValue() * list.size();
			}
		}
		return cost;
	}

}
