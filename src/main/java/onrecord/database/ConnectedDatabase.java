package onrecord.database;

/**
 * The PostgreSQL the server reads from, in words for the person who started it: "an
 * embedded PostgreSQL 18.6 in .onrecord/database". Never holds a password.
 */
public final class ConnectedDatabase {

	private final String words;

	ConnectedDatabase(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
