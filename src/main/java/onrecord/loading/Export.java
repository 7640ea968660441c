package onrecord.loading;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;

/**
 * Gives what is stored as records, of the form in which they are loaded: what is loaded
 * again from them is the same.
 */
public final class Export {

	private static final int FETCHED = 500;

	private final Connection connection;

	private final Bundle bundle;

	private final TableCatalogue catalogue;

	private boolean selected;

	/**
	 * Looks at the database.
	 * @param connection of a role that may select
	 * @param declarations how records are kept
	 */
	public Export(Connection connection, List<? extends Loadable> declarations) throws SQLException {
		this.connection = connection;
		// All of it is of one moment.
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		connection.setAutoCommit(false);
		this.catalogue = TableCatalogue.of(connection);
		this.bundle = Bundle.of(declarations, this.catalogue);
	}

	/**
	 * Restricts what is written to some of the records that are given as a list, with
	 * what they refer to.
	 * @param ids their ids
	 */
	public void select(Iterable<String> ids) throws SQLException {
		Selection.of(ids, this.bundle.listed().table(), this.connection, this.bundle, this.catalogue);
		this.selected = true;
	}

	/**
	 * Writes all records, one a line, those that others refer to first.
	 * @return how many
	 */
	public long writeBundle(Writer out) throws SQLException, IOException {
		long records = 0;
		for (RecordType type : this.bundle.ordered()) {
			records += write(out,
					"%s%s\norder by record.id".formatted(records(type), where(type.table(), "record.id")));
			if (type.isRedirected()) {
				records += write(out, redirects(type) + where(type.table(), "new_id") + "\norder by record.gid");
			}
		}
		return records;
	}

	/**
	 * Writes the records that are given as a list as a document of JSON-LD.
	 * @return how many
	 */
	public long writeJsonLd(Writer out) throws SQLException, IOException {
		out.write("{\"@graph\": [\n");
		RecordType listed = this.bundle.listed();
		long written = write(out, """
				select case when row_number() over (order by id) > 1 then ',' else '' end || (%s)::text
				from %s as record%s
				order by id""".formatted(listed.linkedData(), listed.table(), where(listed.table(), "id")));
		out.write("]}\n");
		return written;
	}

	/**
	 * Writes the records that are given as a list as comma-separated values, by RFC 4180,
	 * with a header.
	 * @param raw whether cells that a spreadsheet would take for formulas stand as they
	 * are, and not behind an apostrophe
	 * @return how many
	 */
	public long writeCsv(Writer out, boolean raw) throws SQLException, IOException {
		RecordType listed = this.bundle.listed();
		String rows = "%s%s order by record.id".formatted(listed.flat(), where(listed.table(), "record.id"));
		return this.connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyOut("copy (%s) to stdout (format csv, header)".formatted(raw ? rows : marked(rows)), out);
	}

	private String marked(String rows) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (PreparedStatement query = this.connection.prepareStatement(rows)) {
			ResultSetMetaData described = query.getMetaData();
			for (int column = 1; column <= described.getColumnCount(); column++) {
				columns.add(Formulas.markedColumn("\"%s\"".formatted(described.getColumnLabel(column))));
			}
		}
		return "select %s\nfrom (%s) as flat".formatted(String.join(",\n  ", columns), rows);
	}

	private String where(String table, String id) {
		return this.selected ? "\nwhere %s in (select id from selected where name = '%s')".formatted(id, table) : "";
	}

	private long write(Writer out, String query) throws SQLException, IOException {
		long records = 0;
		try (Statement cursor = this.connection.createStatement()) {
			cursor.setFetchSize(FETCHED);
			ResultSet rows = cursor.executeQuery(query);
			while (rows.next()) {
				out.write(rows.getString(1));
				out.write('\n');
				records++;
			}
		}
		return records;
	}

	/** SQL for the records of a table, of which {@code record} is a row. */
	String records(RecordType type) {
		List<String> members = new ArrayList<>();
		if (type.identity().isEmpty()) {
			members.add("'type', split_part(record.gid, ':', 1)");
			members.add("'key', substr(record.gid, position(':' in record.gid) + 1)");
		}
		else {
			members.add("'type', '%s'".formatted(type.types().getFirst()));
		}
		members.addAll(members(type.main(), "record"));
		type.lists().forEach((list) -> members.add("'%s', (%s)".formatted(list.name(), list(list))));
		return "select json_strip_nulls(json_build_object(%s))\nfrom %s as record"
			.formatted(String.join(",\n  ", members), type.table());
	}

	private static String redirects(RecordType type) {
		return """
				select json_strip_nulls(json_build_object('type', split_part(record.gid, ':', 1),
				  'key', substr(record.gid, position(':' in record.gid) + 1), 'sameAs', %1$s.gid))
				from %1$s_gid_redirect as record
				join %1$s on %1$s.id = new_id""".formatted(type.table());
	}

	private List<String> members(TableRows rows, String row) {
		return rows.members()
			.stream()
			.map((member) -> "'%s', %s".formatted(member.name(), value(rows, row, member)))
			.toList();
	}

	private String value(TableRows rows, String row, Member member) {
		return switch (member) {
			case Member.Value value -> value.isKept() ? row + "." + value.column() : "null";
			case Member.Reference reference -> gid(rows.table(), row, reference.column());
			case Member.Excerpt excerpt -> excerpt(row, excerpt.column());
		};
	}

	private String gid(String table, String row, String column) {
		return "(select gid from %s where id = %s.%s)".formatted(this.catalogue.referred(table, column), row, column);
	}

	/** What stands around words that are verified, the text itself tells. */
	private String excerpt(String row, String column) {
		TableRows rows = this.bundle.excerpts().rows();
		String members = rows.members().stream().map((member) -> {
			String value = value(rows, "excerpt", member);
			boolean isAround = List.of("prefix", "suffix").contains(member.name());
			return "'%s', %s".formatted(member.name(),
					isAround ? "case when not excerpt.verified then nullif(%s, '') end".formatted(value) : value);
		}).collect(Collectors.joining(", "));
		return "(select json_build_object(%s) from %s as excerpt where excerpt.id = %s.%s)".formatted(members,
				rows.table(), row, column);
	}

	private String list(TableRows rows) {
		TableCatalogue.Table table = this.catalogue.table(rows.table());
		String item = switch (rows.items()) {
			case OBJECTS -> "json_build_object(%s)".formatted(String.join(", ", members(rows, "this")));
			case IDS -> rows.members()
				.stream()
				.map((member) -> gid(rows.table(), "this", member.column()))
				.collect(Collectors.joining(", ", "coalesce(", ")"));
			case EXCERPTS -> excerpt("this", rows.members().getFirst().column());
		};
		String order = table.isOrdered() ? "position" : table.columns().containsKey("id") ? "id"
				: rows.members().stream().map(Member::column).collect(Collectors.joining(", this."));
		return "select json_agg(%s order by this.%s) from %s as this where this.%s = record.id".formatted(item, order,
				rows.table(), rows.owner());
	}

}
