package onrecord.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the database up to date at start: the schema, and then, unless it is left out,
 * the seed. These are two sequences of migrations, each with a history of its own,
 * because the seed has to pass triggers and proofs, which come as repeatable migrations
 * behind all tables. So the seed may be switched on whenever one likes; what it has
 * loaded stays when it is switched off.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

	/** The oldest that is tested. */
	private static final int OLDEST_POSTGRESQL = 15;

	private static final String SCHEMA = "db/migration";

	private static final String SEED = "db/seed";

	/** What all development versions before 0.2 began with, and no other does. */
	private static final String OF_A_DEVELOPMENT_VERSION = "V02__actor.sql";

	/** For whoever has started the database to migrate it. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Login migrator;

	private final boolean seed;

	private final ObjectProvider<EmbeddedDatabase> embedded;

	Migrations(Login migrator, @Value("${onrecord.seed}") boolean seed, ObjectProvider<EmbeddedDatabase> embedded) {
		this.migrator = migrator;
		this.seed = seed;
		this.embedded = embedded;
	}

	@Override
	public void migrate(Flyway schema) {
		Flyway seed = seedOf(schema);
		EmbeddedDatabase embedded = this.embedded.getIfAvailable();
		if (embedded != null && embedded.isJoined()) {
			refusing(schema, () -> {
				requireRightDatabase(schema);
				awaitMigrations(schema, seed);
			});
			return;
		}
		refusing(schema, () -> {
			requireRightDatabase(schema);
			schema.migrate();
		});
		if (this.seed) {
			refusing(seed, seed::migrate);
		}
	}

	/** The migrations beside those of a schema that load the seed into it. */
	static Flyway seedOf(Flyway schema) {
		Configuration configuration = schema.getConfiguration();
		return Flyway.configure(configuration.getClassLoader())
			.configuration(configuration)
			.locations(Arrays.stream(configuration.getLocations())
				.map(Location::getDescriptor)
				.filter((location) -> location.endsWith(SCHEMA))
				.map((location) -> location.substring(0, location.length() - SCHEMA.length()) + SEED)
				.toArray(String[]::new))
			.table("seed_history")
			// The schema is there before the seed's history is.
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.load();
	}

	/** Says of a failure what it is about. */
	private void refusing(Flyway flyway, Runnable action) {
		try {
			action.run();
		}
		catch (FlywayValidateException ex) {
			throw edited(flyway, ex);
		}
		catch (FlywayMigrateException ex) {
			throw failed(flyway, " at line " + ex.getLineNumber(), ex);
		}
		catch (FlywayException ex) {
			RuntimeException refused = this.migrator.refused(ex);
			// What a migration deferred to its end, such as a constraint trigger, fails
			// outside of its script.
			throw (refused != ex) ? refused : failed(flyway, "", ex);
		}
	}

	private void requireRightDatabase(Flyway schema) {
		requireVersion(schema.getConfiguration().getDataSource(), OLDEST_POSTGRESQL);
		if (Arrays.stream(schema.info().applied())
			.anyMatch((migration) -> OF_A_DEVELOPMENT_VERSION.equals(migration.getScript()))) {
			throw ofADevelopmentVersion();
		}
	}

	private Refusal ofADevelopmentVersion() {
		EmbeddedDatabase embedded = this.embedded.getIfAvailable();
		return new Refusal(
				"%s was made by a development version before 0.2, and cannot be taken over.".formatted(
						(embedded != null) ? "The data in " + embedded : "The database " + this.migrator.place()),
				"Export what you need with that version, then " + ((embedded != null)
						? "remove this folder or choose another one: --onrecord.database.folder=…."
						: "empty this database or use another one."));
	}

	/** Whoever has started the database migrates it, perhaps at this very moment. */
	private static void awaitMigrations(Flyway schema, Flyway seed) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (isOlder(schema) || isNewer(schema) || isBegun(seed)) {
			if (isNewer(schema) || System.nanoTime() > end) {
				if (!isOlder(schema) && !isNewer(schema)) {
					return;
				}
				throw new Refusal("The On Record that is running is of another version.",
						"Stop it, or use its own jar.");
			}
			LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
		}
	}

	private static boolean isOlder(Flyway schema) {
		return schema.info().pending().length > 0;
	}

	private static boolean isNewer(Flyway schema) {
		return Arrays.stream(schema.info().applied())
			.anyMatch((migration) -> migration.getState() == MigrationState.FUTURE_SUCCESS);
	}

	/** Whether it has the seed at all is its own business. */
	private static boolean isBegun(Flyway seed) {
		return seed.info().applied().length > 0 && seed.info().pending().length > 0;
	}

	void requireVersion(DataSource database, int oldest) {
		try (Connection connection = database.getConnection()) {
			int version = connection.getMetaData().getDatabaseMajorVersion();
			if (version < oldest) {
				throw new Refusal("The PostgreSQL at %s is of version %d.".formatted(this.migrator.place(), version),
						"Use version %d or newer.".formatted(oldest));
			}
		}
		catch (SQLException ex) {
			throw this.migrator.refused(ex);
		}
	}

	private RuntimeException edited(Flyway flyway, FlywayValidateException failure) {
		List<MigrationInfo> applied = Arrays.asList(flyway.info().applied());
		String edited = applied.stream()
			.filter((migration) -> migration.isVersioned() && !migration.isChecksumMatching())
			.map(MigrationInfo::getScript)
			.collect(Collectors.joining(", "));
		if (!edited.isEmpty()) {
			return new Refusal(
					"A migration was edited after it was applied to %s: %s.".formatted(this.migrator.place(), edited),
					"Put the file back as it was, and make the change in a new migration.", failure);
		}
		String missing = applied.stream()
			.filter((migration) -> migration.isVersioned() && !migration.getState().isResolved())
			.map(MigrationInfo::getScript)
			.collect(Collectors.joining(", "));
		if (!missing.isEmpty()) {
			return new Refusal(
					"A migration that was applied to %s is missing: %s.".formatted(this.migrator.place(), missing),
					"Put the file back.", failure);
		}
		return failure;
	}

	private RuntimeException failed(Flyway flyway, String where, FlywayException failure) {
		SQLException said = Login.saidIn(failure);
		MigrationInfo[] pending = flyway.info().pending();
		if (said == null || pending.length == 0) {
			return failure;
		}
		return new Refusal("The migration %s failed%s: %s.".formatted(pending[0].getScript(), where, Login.words(said)),
				"Nothing of it was kept; correct it, or grant the right it lacks, and start again.", failure);
	}

}
