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
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the database up to date at start. */
@Component
class Migrations implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {

	/** The oldest that is tested. */
	private static final int OLDEST_POSTGRESQL = 15;

	private static final String SEED = "db/seed";

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

	/**
	 * Leaves out the seed if so configured. Switched off later, the seed's data stays,
	 * and Flyway is told not to miss the files; switched on later, the seed is loaded
	 * then, behind newer migrations (out-of-order in application.yaml).
	 */
	@Override
	public void customize(FluentConfiguration configuration) {
		if (this.seed) {
			return;
		}
		configuration.locations(Arrays.stream(configuration.getLocations())
			.filter((location) -> !location.getRootPath().endsWith(SEED))
			.toArray(Location[]::new));
		configuration.ignoreMigrationPatterns("*:missing", "*:future");
	}

	@Override
	public void migrate(Flyway flyway) {
		try {
			requireVersion(flyway.getConfiguration().getDataSource(), OLDEST_POSTGRESQL);
			EmbeddedDatabase embedded = this.embedded.getIfAvailable();
			if (embedded != null && embedded.isJoined()) {
				awaitMigrations(flyway);
			}
			else {
				flyway.migrate();
			}
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

	/** Whoever has started the database migrates it, perhaps at this very moment. */
	private static void awaitMigrations(Flyway flyway) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (isOlder(flyway) || isNewer(flyway)) {
			if (System.nanoTime() > end || isNewer(flyway)) {
				throw new Refusal("The On Record that is running is of another version.",
						"Stop it, or use its own jar.");
			}
			LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
		}
	}

	/** Whether it has the seed is its own business. */
	private static boolean isOlder(Flyway flyway) {
		return Arrays.stream(flyway.info().pending())
			.anyMatch((migration) -> !migration.getPhysicalLocation().contains(SEED));
	}

	private static boolean isNewer(Flyway flyway) {
		return Arrays.stream(flyway.info().applied())
			.anyMatch((migration) -> migration.getState() == MigrationState.FUTURE_SUCCESS);
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
			.filter((migration) -> !migration.isChecksumMatching())
			.map(MigrationInfo::getScript)
			.collect(Collectors.joining(", "));
		if (!edited.isEmpty()) {
			return new Refusal(
					"A migration was edited after it was applied to %s: %s.".formatted(this.migrator.place(), edited),
					"Put the file back as it was, and make the change in a new migration.", failure);
		}
		String missing = applied.stream()
			.filter((migration) -> !migration.getState().isResolved())
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
