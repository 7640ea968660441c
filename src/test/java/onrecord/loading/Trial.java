package onrecord.loading;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import onrecord.database.OwnDatabase;
import onrecord.database.TestDatabase;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A database without the article, to load records into and get them out again. */
final class Trial implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	static final Progress SILENCE = new Silence();

	static final List<Loadable> DECLARATIONS = declarations();

	private final OwnDatabase database;

	private Trial(OwnDatabase database) {
		this.database = database;
	}

	/** With the schema, and nothing in it. */
	static Trial empty() {
		return new Trial(TestDatabase.unseeded());
	}

	/** With the article. */
	static Trial withTheArticle() {
		return new Trial(TestDatabase.fresh());
	}

	private static List<Loadable> declarations() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext("onrecord.actor",
				"onrecord.place", "onrecord.topic", "onrecord.source", "onrecord.event", "onrecord.statement",
				"onrecord.review", "onrecord.corpus")) {
			return List.copyOf(context.getBeansOfType(Loadable.class).values());
		}
	}

	/** Loads records, one a line; what is refused is skipped. */
	Summary load(String records) {
		return load(records, new Options(false, true, false, null));
	}

	Summary load(String records, Options options) {
		return load(read(records), options);
	}

	Summary load(Input reading, Options options) {
		try (Connection connection = this.database.owner().getConnection()) {
			return new Loader(connection, DECLARATIONS).load(reading, options, SILENCE);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Input read(String records) {
		return (intake, progress) -> {
			long line = 0;
			for (String record : records.lines().toList()) {
				line++;
				if (!record.isBlank()) {
					intake.take(new Entry("test.jsonl", line, (ObjectNode) JSON.readTree(record)));
				}
			}
		};
	}

	/**
	 * Everything that is stored, or some statements with what they refer to, as records.
	 */
	String export(String... statements) {
		StringWriter out = new StringWriter();
		try (Connection connection = this.database.owner().getConnection()) {
			Export export = new Export(connection, DECLARATIONS);
			if (statements.length > 0) {
				export.select(List.of(statements));
			}
			export.writeBundle(out);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toString();
	}

	/** The first column of a query's rows. */
	List<String> ask(String query) {
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			List<String> answers = new ArrayList<>();
			while (rows.next()) {
				answers.add(rows.getString(1));
			}
			return answers;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Connects as the role that may change everything. */
	Connection connect() throws SQLException {
		return this.database.owner().getConnection();
	}

	/** Has PostgreSQL know what it would know a minute later. */
	void analyze() {
		this.database.with("analyze");
	}

	/** Empties all tables. */
	void clear() {
		try (Connection connection = this.database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(
					"""
							truncate actor, place, topic, source, passage, event, statement, reply, review restart identity cascade;
							update corpus_total set total = 0""");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.database.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Hears nothing. */
	private static final class Silence implements Progress {

		@Override
		public void phase(String name) {
		}

		@Override
		public void advanced(long records, long bytes) {
		}

	}

}
