package onrecord.loading;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes one of two rows that a person has found to be of the same: whatever refers to the
 * one that is given up refers to the other from then on. Nothing is lost but what the
 * other has too, and what is said of the row itself.
 */
final class Unification {

	private final Script script;

	private final Catalogue catalogue;

	Unification(Script script, Catalogue catalogue) {
		this.script = script;
		this.catalogue = catalogue;
	}

	/**
	 * Unites the stored rows of a type's records with those that they are the same as.
	 */
	void unite(RecordType type) throws SQLException {
		if (!type.isRedirected()) {
			return;
		}
		this.script.run("""
				create temp table united on commit drop as
				select stored.id as gone, known_id.id as kept
				from %s as stored
				join known_id using (gid)
				where known_id.matched is not null and stored.id <> known_id.id""".formatted(type.table()));
		if (this.script.any("select from united limit 1")) {
			for (Map.Entry<String, List<String>> referring : this.catalogue.referring(type.table()).entrySet()) {
				for (String column : referring.getValue()) {
					move(this.catalogue.table(referring.getKey()), column);
				}
			}
			this.script.run("delete from %s where id in (select gone from united)".formatted(type.table()));
		}
		this.script.run("drop table united");
	}

	private void move(Catalogue.Table table, String column) throws SQLException {
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
				.map((other) -> "other.%1$s is not distinct from given_up.%1$s".formatted(other))
				.collect(Collectors.joining(" and "));
			this.script.run("""
					delete from %1$s as given_up using united, %1$s as other
					where given_up.%2$s = gone and other.%2$s = kept%3$s""".formatted(name, column,
					others.isEmpty() ? "" : " and " + others));
		}
		this.script.run("update %s set %s from united where %s = gone".formatted(name, set, column));
	}

}
