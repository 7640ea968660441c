package onrecord.database;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where a PostgreSQL is and as whom to go there. */
record Login(String url, @Nullable String user, @Nullable String password) {

	/**
	 * Nobody is left waiting longer for a machine that does not answer, unless the URL
	 * says so.
	 */
	private static final String TIMEOUT = "connectTimeout";

	private static final String TIMEOUT_SECONDS = "5";

	/**
	 * Host and port, which may be several or left out, and the database, which may be
	 * left out.
	 */
	private static final Pattern URL = Pattern
		.compile("jdbc:postgresql:(?://(?<server>[^/?]*)/?)?(?<database>[^/?]*).*");

	Login {
		if (!URL.matcher(url).matches()) {
			throw new Refusal("The database's address is not one of PostgreSQL.",
					"Give one like --spring.datasource.url=jdbc:postgresql://localhost:5432/onrecord.");
		}
	}

	/** Host, port and database; nothing secret. */
	String place() {
		return server() + "/" + database();
	}

	JdbcConnectionDetails forReading() {
		return new JdbcConnectionDetails() {
			@Override
			public String getJdbcUrl() {
				return Login.this.url;
			}

			@Override
			public @Nullable String getUsername() {
				return Login.this.user;
			}

			@Override
			public @Nullable String getPassword() {
				return Login.this.password;
			}
		};
	}

	FlywayConnectionDetails forMigrating() {
		return new FlywayConnectionDetails() {
			@Override
			public String getJdbcUrl() {
				return patient();
			}

			@Override
			public @Nullable String getUsername() {
				return Login.this.user;
			}

			@Override
			public @Nullable String getPassword() {
				return Login.this.password;
			}
		};
	}

	/** Flyway's own connections take no properties but those in the URL. */
	private String patient() {
		if (this.url.contains(TIMEOUT)) {
			return this.url;
		}
		return this.url + (this.url.contains("?") ? "&" : "?") + TIMEOUT + "=" + TIMEOUT_SECONDS;
	}

	/**
	 * What a PostgreSQL that cannot be used this way is to be called, or the failure
	 * itself if it is unforeseen.
	 */
	RuntimeException refused(Exception failure) {
		RuntimeException unforeseen = (failure instanceof RuntimeException alike) ? alike
				: new IllegalStateException(failure);
		SQLException said = saidIn(failure);
		if (said == null) {
			return unforeseen;
		}
		String here = "%s (user %s, database %s)".formatted(server(), this.user, database());
		String words = words(said);
		return switch (String.valueOf(said.getSQLState())) {
			case "08001", "08006" -> new Refusal("No PostgreSQL answers at %s.".formatted(here),
					"Start it, or correct spring.datasource.url.", failure);
			case "28P01", "08004" -> new Refusal("The PostgreSQL at %s refuses the password.".formatted(here),
					"Correct spring.datasource.username and password, or spring.flyway.user and password.", failure);
			case "28000" -> new Refusal("The PostgreSQL at %s refuses the user: %s.".formatted(here, words),
					"Correct spring.datasource.username or spring.flyway.user, or its pg_hba.conf.", failure);
			case "3D000" -> new Refusal("The PostgreSQL at %s has no such database.".formatted(here),
					"Create it, or correct spring.datasource.url.", failure);
			case "42501", "25006" -> new Refusal("The PostgreSQL at %s does not permit it: %s.".formatted(here, words),
					"Grant it, or migrate as a user who may: --spring.flyway.user=….", failure);
			case "53300", "57P03" -> new Refusal("The PostgreSQL at %s takes nobody in: %s.".formatted(here, words),
					"Try again in a moment.", failure);
			default -> unforeseen;
		};
	}

	/** PostgreSQL's own message and its detail, on one line and without full stop. */
	static String words(SQLException said) {
		return String.valueOf(said.getMessage())
			.strip()
			.lines()
			.map(String::strip)
			.filter((line) -> !line.matches("(Hint|Position|Where|Call getNextException).*"))
			.map((line) -> line.replaceFirst("^(ERROR|FATAL|Detail): ", "").replaceFirst("\\.$", ""))
			.collect(Collectors.joining("; "));
	}

	static @Nullable SQLException saidIn(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException said) {
				return said;
			}
		}
		return null;
	}

	private String server() {
		String server = part("server", "localhost");
		return server.contains(":") ? server : server + ":5432";
	}

	private String database() {
		return part("database", String.valueOf(this.user));
	}

	private String part(String name, String otherwise) {
		Matcher matcher = URL.matcher(this.url);
		String part = matcher.matches() ? matcher.group(name) : null;
		return (part != null && !part.isEmpty()) ? part : otherwise;
	}

	@Override
	public String toString() {
		return place();
	}

}
