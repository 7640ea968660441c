package onrecord.declaring;

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
 * @param some where the argument is an input object whose fields are filters of another
 * type: how they are asked together
 */
public record Condition(SqlTemplate sql, @Nullable Type idsOf, @Nullable Link link, @Nullable SqlTemplate each,
		@Nullable SqlTemplate probe, boolean searched, @Nullable Some some) {

	Condition(String sql, @Nullable Type idsOf, @Nullable Link link) {
		this(SqlTemplate.of(sql), idsOf, link, null, null, false, null);
	}

	/**
	 * What asks for one row of another type.
	 *
	 * @param few a query that tells whether few rows have one; {@code :value} is what is
	 * asked of the other row, which is called like its table
	 */
	public record Some(Type other, SqlTemplate few) {
	}

	/** Whether of one id an index has the rows, and then the order. */
	public boolean leads() {
		boolean isReference = this.idsOf != null && this.link == null && this.sql.isColumnInList();
		return isReference || this.each != null || this.link != null && this.link.carries();
	}

}
