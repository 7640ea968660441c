package onrecord.declaring;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a given argument asks of a row.
 *
 * @param sql over {@code this} and {@code :value}
 * @param idsOf where the argument is a list of ids: of which type; {@code :value} is then
 * the internal ids
 * @param link where it is asked not of the row, but of a row that links to it: by which
 * table
 * @param each what it asks, where the argument is a list of one id, of rows that come
 * {@link Type#each once for each} of several things; null where these are of no help
 * @param probe what it asks of a row that has been found otherwise, where that is quicker
 * so; null where it is not
 * @param searched whether PostgreSQL cannot know how many rows satisfy it, a few or
 * almost all
 */
public record Condition(String sql, @Nullable Type idsOf, @Nullable Link link, @Nullable String each,
		@Nullable String probe, boolean searched) {

	private static final String ANY = "= any (:value)";

	private static final Pattern COLUMN = Pattern.compile("this\\.\\w+ " + Pattern.quote(ANY));

	Condition(String sql, @Nullable Type idsOf, @Nullable Link link) {
		this(sql, idsOf, link, null, null, false);
	}

	/** Whether of one id an index has the rows, and then the order. */
	public boolean leads() {
		boolean isReference = this.idsOf != null && this.link == null && COLUMN.matcher(this.sql).matches();
		return isReference || this.each != null || this.link != null && this.link.carries();
	}

	/** The condition on a row, where its own table is read. */
	public String ofRow() {
		return (this.link == null) ? this.sql : "this.id in (select " + this.link.far() + " from "
				+ Sql.named(this.link.rows(), "link") + " where " + Sql.of(this.sql, "link") + ")";
	}

	/**
	 * A condition on a list of ids, for one id. Only of a single one does PostgreSQL know
	 * that an index on it, then on the order, has the order.
	 */
	public static String single(String sql, String id) {
		return sql.replace(ANY, "= " + id);
	}

}
