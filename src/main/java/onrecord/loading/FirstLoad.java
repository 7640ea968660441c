package onrecord.loading;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A load into tables without a row, while nobody else is at work there: foreign keys, and
 * indexes that no constraint needs, are made once all rows are there. All rows together
 * take a fraction of the time that they take one by one, and the same is proven. Until
 * the transaction ends nobody else reads or writes these tables, and however it fails,
 * they have what they had.
 *
 * @param later SQL that makes what was dropped; empty where nothing was
 */
record FirstLoad(Script script, List<String> later) {

	/** The table is locked by another, or of another. */
	private static final Set<String> NOT_NOW = Set.of("55P03", "42501");

	/** Made again as they are written: nothing else is known of them. */
	private static final String FOREIGN_KEYS = """
			select format('alter table %%s drop constraint %%I', conrelid::regclass, conname),
			  format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
			from pg_constraint
			where contype = 'f' and conrelid in (%s) and obj_description(oid, 'pg_constraint') is null
			order by oid""";

	private static final String INDEXES = """
			select format('drop index %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
			from pg_index
			join pg_class on pg_class.oid = indexrelid
			where indrelid in (%s) and not indisunique and indisvalid and not indisclustered and reltablespace = 0
			  and obj_description(indexrelid, 'pg_class') is null
			  and not exists (select from pg_constraint where conindid = indexrelid)
			order by indexrelid""";

	/**
	 * Drops what can be made later, if the tables are empty and nobody else uses them.
	 * Never waits, so that no two wait for one another.
	 */
	static FirstLoad begin(Script script, Bundle bundle, TableCatalogue catalogue) throws SQLException {
		Set<String> tables = new TreeSet<>(catalogue.references().keySet());
		catalogue.references().values().forEach((columns) -> tables.addAll(columns.values()));
		List<String> later = List.of();
		String locked = bundle.locked();
		if (locked == null || !areEmpty(script, tables)) {
			return new FirstLoad(script, later);
		}
		Savepoint before = script.connection().setSavepoint();
		try {
			script.run("select from %s for update nowait".formatted(locked));
			script.run("lock table %s in access exclusive mode nowait".formatted(String.join(", ", tables)));
			if (areEmpty(script, tables) && script.any("select where " + bundle.unread())) {
				later = drop(script, tables);
			}
		}
		catch (SQLException ex) {
			if (!NOT_NOW.contains(ex.getSQLState())) {
				throw ex;
			}
		}
		if (later.isEmpty()) {
			script.connection().rollback(before);
		}
		script.connection().releaseSavepoint(before);
		return new FirstLoad(script, later);
	}

	private static boolean areEmpty(Script script, Set<String> tables) throws SQLException {
		return !script.any(tables.stream()
			.map((table) -> "(select from %s limit 1)".formatted(table))
			.collect(Collectors.joining(" union all ")));
	}

	/** Answers what makes it again. */
	private static List<String> drop(Script script, Set<String> tables) throws SQLException {
		List<String> later = new ArrayList<>();
		String all = tables.stream()
			.map((table) -> "'%s'::regclass".formatted(table))
			.collect(Collectors.joining(", "));
		for (String query : List.of(FOREIGN_KEYS, INDEXES)) {
			for (List<String> each : script.list(query.formatted(all),
					(row) -> List.of(row.getString(1), row.getString(2)))) {
				script.run(each.getFirst());
				later.add(each.getLast());
			}
		}
		return later;
	}

	/** Makes what was dropped. */
	void complete() throws SQLException {
		if (!this.later.isEmpty()) {
			// A table for which something is still to be checked cannot be changed.
			this.script.run("set constraints all immediate");
			this.script.run("set local maintenance_work_mem = '256MB'");
			this.script.run("set local default_tablespace = ''");
			for (String each : this.later) {
				this.script.run(each);
			}
		}
	}

}
