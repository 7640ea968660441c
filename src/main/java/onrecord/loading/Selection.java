package onrecord.loading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Some records, and all that they refer to, so that they can be loaded elsewhere. The
 * temporary table {@code selected} has their rows.
 */
record Selection(Script script, Bundle bundle, TableCatalogue catalogue, String root, TempTable selected) {

	/**
	 * Selects records by their ids, with what belongs to them and what they refer to.
	 */
	static void of(Iterable<String> ids, String root, Connection connection, Bundle bundle, TableCatalogue catalogue)
			throws SQLException {
		Script script = new Script(connection);
		TempTable selected = TempTable.empty(script, "selected", "name text, id bigint, primary key (name, id)");
		try (PreparedStatement insert = connection
			.prepareStatement("insert into selected select '%s', id from %1$s where gid = ? on conflict do nothing"
				.formatted(root))) {
			for (String id : ids) {
				insert.setString(1, id);
				insert.addBatch();
			}
			insert.executeBatch();
		}
		new Selection(script, bundle, catalogue, root, selected).complete();
	}

	private void complete() throws SQLException {
		List<RecordType> types = this.bundle.ordered().reversed();
		RecordType main = this.bundle.inTable(this.root);
		follow(main);
		for (RecordType type : types) {
			if (type != main) {
				addWhatBelongsTo(type);
			}
		}
		for (RecordType type : types) {
			follow(type);
		}
	}

	/**
	 * Of records that refer to the selected ones: those whose own references are all
	 * selected, or one of whose lists has one that is.
	 */
	private void addWhatBelongsTo(RecordType type) throws SQLException {
		List<String> own = new ArrayList<>();
		for (Member.Reference reference : type.main().members(Member.Reference.class)) {
			if (this.catalogue.referred(type.table(), reference.column()).equals(this.root)) {
				own.add("%s in (select id from selected where name = '%s')".formatted(reference.column(), this.root));
			}
		}
		if (!own.isEmpty()) {
			add(type.table(), "select id from %s where %s".formatted(type.table(), String.join(" and ", own)));
		}
		for (TableRows rows : type.lists()) {
			if (rows.items() == TableRows.Items.IDS) {
				for (Member member : rows.members()) {
					if (this.catalogue.referred(rows.table(), member.column()).equals(this.root)) {
						add(type.table(), "select %s from %s where %s in (select id from selected where name = '%s')"
							.formatted(rows.owner(), rows.table(), member.column(), this.root));
					}
				}
			}
		}
	}

	/** Adds what the selected records of a type refer to. */
	private void follow(RecordType type) throws SQLException {
		long added;
		do {
			added = follow(type.main(), "id", type);
			for (TableRows list : type.lists()) {
				added += follow(list, list.owner(), type);
			}
		}
		while (added > 0);
	}

	/** Returns how many of the type itself have come to it. */
	private long follow(TableRows rows, String owner, RecordType type) throws SQLException {
		long added = 0;
		String from = "from %s as record where record.%s in (select id from selected where name = '%s')"
			.formatted(rows.table(), owner, type.table());
		for (Member member : rows.members()) {
			switch (member) {
				case Member.Value value -> {
					// Refers to nothing.
				}
				case Member.Reference reference -> {
					String referred = this.catalogue.referred(rows.table(), reference.column());
					// A review may be of others as well: they are not wanted.
					if (!referred.equals(this.root) || type.table().equals(this.root)) {
						long more = add(referred,
								"select %s %s and %1$s is not null".formatted(reference.column(), from));
						added += referred.equals(type.table()) ? more : 0;
					}
				}
				case Member.Excerpt excerpt -> {
					ExcerptType words = this.bundle.excerpts();
					add(words.document(), "select %s_id from %s where id in (select %s %s)".formatted(words.document(),
							words.rows().table(), excerpt.column(), from));
				}
			}
		}
		return added;
	}

	private long add(String table, String ids) throws SQLException {
		return this.selected
			.insert("select '%s', id from (%s) as more (id) group by id on conflict do nothing".formatted(table, ids));
	}

}
