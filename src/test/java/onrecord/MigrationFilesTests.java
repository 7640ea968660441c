package onrecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What others may have applied to their databases stays as it is. A versioned migration
 * is listed with its checksum when it is merged; a repeatable one is applied again
 * whenever it changes, and may be edited.
 */
class MigrationFilesTests {

	private static final Path LIST = Path.of("src/test/migrations.sha256");

	@Test
	void noMergedMigrationIsEdited() throws Exception {
		Map<String, String> found = found();
		assertThat(listed().entrySet())
			.filteredOn((listed) -> found.containsKey(listed.getKey())
					&& !found.get(listed.getKey()).equals(listed.getValue()))
			.extracting(Map.Entry::getKey)
			.as("edited. Put them back as they were, and make the change in a new migration")
			.isEmpty();
	}

	@Test
	void noMergedMigrationIsRemoved() throws Exception {
		assertThat(listed().keySet())
			.as("%s lists all migrations that there are. Put back those that are gone,"
					+ " and undo what they do in a new migration", LIST)
			.isSubsetOf(found().keySet());
	}

	@Test
	void everyMigrationIsListed() throws Exception {
		Map<String, String> listed = listed();
		assertThat(found().entrySet()).filteredOn((found) -> !listed.containsKey(found.getKey()))
			.extracting((found) -> found.getValue() + "  " + found.getKey())
			.as("new, and after their merge not to be edited: add these lines to %s", LIST)
			.isEmpty();
	}

	/** One that has changed is applied to a database that has it already. */
	@Test
	void repeatableMigrationsCanBeRepeated() throws Exception {
		try (OwnDatabase database = TestDatabase.unseeded()) {
			database.with("delete from flyway_schema_history where version is null");
			MigrateResult again = Flyway.configure()
				.dataSource(database.owner())
				.locations("filesystem:db/migration")
				.validateMigrationNaming(true)
				.load()
				.migrate();
			assertThat(again.migrations).isNotEmpty().allMatch((migration) -> migration.version.isEmpty());
		}
	}

	/** A line longer than that cannot be reviewed side by side. */
	@Test
	void noLineIsTooLong() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
			assertThat(files.sorted().toList()).allSatisfy((file) -> assertThat(Files.readAllLines(file))
				.allSatisfy((line) -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(140)));
		}
	}

	/** As {@code sha256sum db/migration/V*.sql db/seed/V*.sql} writes it. */
	private static SortedMap<String, String> listed() throws IOException {
		return Files.readAllLines(LIST)
			.stream()
			.map((line) -> line.split("  ", 2))
			.collect(Collectors.toMap((parts) -> parts[1], (parts) -> parts[0], (one, other) -> other, TreeMap::new));
	}

	private static SortedMap<String, String> found() throws IOException, NoSuchAlgorithmException {
		SortedMap<String, String> found = new TreeMap<>();
		for (String folder : List.of("db/migration", "db/seed")) {
			try (Stream<Path> files = Files.list(Path.of(folder))) {
				for (Path file : files.filter((each) -> each.getFileName().toString().startsWith("V")).toList()) {
					byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
					found.put(folder + "/" + file.getFileName(), HexFormat.of().formatHex(digest));
				}
			}
		}
		return found;
	}

}
