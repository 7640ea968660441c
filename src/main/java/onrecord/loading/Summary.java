package onrecord.loading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What a load has done.
 *
 * @param extents how much was read of each file
 * @param counts by type
 * @param repeated how many records are one with an earlier one of the same id, and not
 * counted by type
 * @param refused how many records were refused
 * @param refusals the reasons, of the first thousand
 * @param noted how many parts of records were left out or understood otherwise than they
 * are written, without a record being lost
 * @param leftOut how many of them are parts that were refused, and left out of records
 * that are loaded
 * @param notes which and why, of the first thousand
 * @param matches ids that lead to another record, because both have an identifier in
 * common, or because a person said so
 * @param likelyDuplicates what may be the same as something else, for a person to decide
 * @param kept whether anything was; not after a trial, or where something was refused and
 * the load was to stop then
 */
public record Summary(List<Extent> extents, List<Counts> counts, long repeated, long refused, List<Refused> refusals,
		long noted, long leftOut, List<Refused> notes, List<Match> matches, List<Match> likelyDuplicates,
		boolean kept) {

	/**
	 * How much a file has.
	 *
	 * @param records taken and refused; in a table, rows
	 */
	public record Extent(String file, long lines, long records) {
	}

	/** What became of the records of a type. */
	public record Counts(String type, long added, long changed, long unchanged, long refused) {

		Counts withRefused(long number) {
			return new Counts(this.type, this.added, this.changed, this.unchanged, number);
		}

	}

	/**
	 * Two ids.
	 *
	 * @param reason why both may be of the same
	 */
	public record Match(String id, String otherId, String reason) {

		static Match of(ResultSet row) throws SQLException {
			return new Match(row.getString(1), row.getString(2), row.getString(3));
		}

	}

}
