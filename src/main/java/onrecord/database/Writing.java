package onrecord.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connects as the role that may change what the server reads. */
public final class Writing {

	private final Login login;

	Writing(Login login) {
		this.login = login;
	}

	/**
	 * A connection of its own, which the caller closes.
	 * @param purpose what it is for, as others see it in {@code pg_stat_activity}
	 * @throws Refusal if the database does not let it in
	 */
	public Connection connect(String purpose) {
		Properties properties = new Properties();
		properties.setProperty("ApplicationName", "onrecord " + purpose);
		properties.setProperty("connectTimeout", "5");
		properties.setProperty("tcpKeepAlive", "true");
		properties.setProperty("preparedStatementCacheQueries", "0");
		if (this.login.user() != null) {
			properties.setProperty("user", this.login.user());
		}
		if (this.login.password() != null) {
			properties.setProperty("password", this.login.password());
		}
		try {
			return DriverManager.getConnection(this.login.url(), properties);
		}
		catch (SQLException ex) {
			throw this.login.refused(ex);
		}
	}

}
