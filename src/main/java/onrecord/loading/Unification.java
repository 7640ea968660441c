package onrecord.loading;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes one of two rows that a person has found to be of the same: whatever refers to the
 * one that is given up refers to the other from then on. What is said of it has been
 * united with what is said of the other before.
 */
record Unification(Script script, TableCatalogue catalogue) {

	/**
	 * Unites the stored rows of a type's records with those that they are the same as.
	 */
	void unite(Written written) throws SQLException {
		String united = written.staged().type().table();
		if (!written.merged().union().givesUp()) {
			return;
		}
		for (Map.Entry<String, List<String>> referring : this.catalogue.referring(united).entrySet()) {
			for (String column : referring.getValue()) {
				move(this.catalogue.table(referring.getKey()), column);
			}
		}
		this.script.run("delete from %s where id in (select gone from united)".formatted(united));
	}

	private void move(TableCatalogue.Table table, String column) throws SQLException {
		String name = table.name();
		String set = "%s = kept".formatted(column);
		for (List<String> unique : table.uniques().values()) {
			if (!unique.contains(column)) {
				continue;
			}
			if (unique.contains("position")) {
				set += ", position = position + (select coalesce(max(position), 0) from %s as other where other.%s = kept)"
					.formatted(name, column);
				continue;
			}
			String others = unique.stream()
				.filter((other) -> !other.equals(column))
				.map((other) -> "other.%1$s is not distinct from doubled.%1$s".formatted(other))
				.collect(Collectors.joining(" and "));
			this.script.run("""
					delete from %1$s as doubled using united, %1$s as other
					where doubled.%2$s = gone and other.ctid <> doubled.ctid%3$s
					  and (other.%2$s = kept or other.%2$s in (
					    select earlier.gone from united as earlier
					    where earlier.kept = united.kept and earlier.gone < united.gone))""".formatted(name, column,
					others.isEmpty() ? "" : " and " + others));
		}
		this.script.run("update %s set %s from united where %s = gone".formatted(name, set, column));
	}

}
