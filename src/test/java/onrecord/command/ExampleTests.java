package onrecord.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.file.Files.readAllLines;
import static org.assertj.core.api.Assertions.assertThat;

/** The article as a bundle, which documents the format, is the article. */
class ExampleTests {

	@TempDir
	private Path folder;

	@Test
	void theExampleIsTheArticleThatMigrationsLoad() throws Exception {
		try (OwnDatabase seeded = TestDatabase.fresh(); OwnDatabase loaded = TestDatabase.unseeded()) {
			assertThat(run(loaded, "import", "src/examples/article.jsonl")).isZero();
			assertThat(exported(loaded)).containsExactlyElementsOf(exported(seeded));
			assertThat(totals(loaded)).isEqualTo(totals(seeded));
		}
	}

	private List<String> exported(OwnDatabase database) throws Exception {
		Path file = this.folder.resolve("exported.jsonl");
		assertThat(run(database, "export", "--output", file.toString())).isZero();
		return readAllLines(file);
	}

	private static int run(OwnDatabase database, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--onrecord.seed=false");
		for (String property : database.properties()) {
			all.add("--" + property);
		}
		return Commands.run(all.toArray(String[]::new));
	}

	private static String totals(OwnDatabase database) throws SQLException {
		try (Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement();
				ResultSet totals = statement
					.executeQuery("select string_agg(type || ' ' || total, ', ' order by type) from corpus_total")) {
			totals.next();
			return totals.getString(1);
		}
	}

}
