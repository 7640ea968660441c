package onrecord.database;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/**
 * What it means that something could not be read, by the SQLSTATE that PostgreSQL or its
 * driver gives.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error
 * Codes</a>
 */
public enum Failure {

	/** The database's own functions refuse it; what they say is for the client. */
	REFUSED,

	/** The same, because the answer would be too long. */
	TOO_LONG,

	/** A value that is none of its type. */
	BAD_VALUE,

	/** The query was cancelled. */
	CANCELED,

	/** The connection has ended, or the server ends. */
	SESSION_ENDED,

	/** There are as many sessions as the server lets in. */
	TOO_MANY_SESSIONS,

	/** There is no session to be had, or too little of something else. */
	UNAVAILABLE,

	/** What nobody foresaw. */
	OTHER;

	/** The class of the SQLSTATEs that our own functions raise. */
	private static final String OURS = "OR";

	private static final String QUERY_CANCELED = "57014";

	/**
	 * What it means that this was thrown; {@link #OTHER} where it does not come from
	 * PostgreSQL.
	 */
	public static Failure of(Throwable thrown) {
		if (thrown instanceof SQLTransientConnectionException) {
			return UNAVAILABLE;
		}
		String state = (thrown instanceof SQLException failed) ? String.valueOf(failed.getSQLState()) : "";
		return switch (state) {
			case "OR004" -> TOO_LONG;
			case QUERY_CANCELED -> CANCELED;
			case "53300" -> TOO_MANY_SESSIONS;
			default -> state.startsWith(OURS) ? REFUSED
					: state.startsWith("22") ? BAD_VALUE : state.startsWith("08") || state.startsWith("57P")
							? SESSION_ENDED : state.startsWith("53") ? UNAVAILABLE : OTHER;
		};
	}

	/**
	 * What is thrown where a query is not even begun, because nobody would wait for it.
	 */
	static SQLException canceled(String reason) {
		return new SQLTimeoutException(reason, QUERY_CANCELED);
	}

	/** What PostgreSQL was told to say, without its "ERROR: " and where it said so. */
	public static String words(Throwable thrown) {
		return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").replaceFirst("^[^:]*: ", "");
	}

}
