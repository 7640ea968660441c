package onrecord.declaring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A row in the scope of a query: what {@code this} stands for in a fragment of SQL.
 *
 * @param alias its name in the from clause
 * @param link where it is found through a link table: which
 */
public record Row(String alias, @Nullable Link link) {

	/** A column of {@code this} in a fragment. */
	public static final Pattern COLUMN = Pattern.compile("\\bthis\\.(\\w+)");

	public Row(String alias) {
		this(alias, null);
	}

	/** The name of the link table's row in the from clause. */
	public String linkAlias() {
		return this.alias + "_link";
	}

	/**
	 * A fragment about {@code this}, said of this row: of the link's row, where that one
	 * has the column, too.
	 */
	public String of(String fragment) {
		String sql = (this.link == null) ? fragment
				: COLUMN.matcher(fragment).replaceAll((column) -> Matcher.quoteReplacement(column(column.group(1))));
		return Sql.of(sql, this.alias);
	}

	/** The internal id. */
	public String id() {
		return column("id");
	}

	/** A column: of the link's row, where that one has it, too. */
	public String column(String name) {
		if (this.link != null && name.equals("id")) {
			return linkAlias() + "." + this.link.far();
		}
		boolean carried = this.link != null && this.link.carried().contains(name);
		return (carried ? linkAlias() : this.alias) + "." + name;
	}

}
