package onrecord.loading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import onrecord.text.Snake;
import tools.jackson.databind.JsonNode;

/**
 * Which members a record gives, as the bits of the column {@code given}; in the upper
 * half those that it removes, by giving null.
 */
final class Given {

	private final Map<String, Long> bits = new LinkedHashMap<>();

	private final long main;

	Given(RecordType type) {
		type.main().members().forEach((member) -> this.bits.put(member.name(), 1L << this.bits.size()));
		this.main = (1L << this.bits.size()) - 1;
		type.lists().forEach((list) -> this.bits.put(list.name(), 1L << this.bits.size()));
	}

	/** The names of all members beside type and key. */
	Set<String> names() {
		return this.bits.keySet();
	}

	long bit(String member) {
		Long bit = this.bits.get(member);
		if (bit == null) {
			throw new IllegalStateException("there is no member " + member);
		}
		return bit;
	}

	/** The bit that says that a record removes a member. */
	long bitOfRemoval(String member) {
		return bit(member) << Integer.SIZE;
	}

	/** The bits of all members that are no lists. */
	long main() {
		return this.main;
	}

	/** The bits of what a record gives. */
	long by(JsonNode record) {
		long given = 0;
		for (String member : record.propertyNames()) {
			if (this.bits.containsKey(member)) {
				given |= bit(member) | (record.path(member).isNull() ? bitOfRemoval(member) : 0);
			}
		}
		return given;
	}

	/** SQL for whether a record gives a member. */
	String sql(String member) {
		return "(given & %d) <> 0".formatted(bit(member));
	}

	/** SQL for columns that say so of each member: {@code gives_<member>}. */
	String columns() {
		return names().stream()
			.map((member) -> "%s as gives_%s".formatted(sql(member), Snake.of(member)))
			.collect(Collectors.joining(", "));
	}

}
