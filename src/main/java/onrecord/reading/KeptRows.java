package onrecord.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import onrecord.keeping.Keep;
import onrecord.keeping.Weight;
import onrecord.observing.Observer;
import onrecord.observing.RequestContext;
import onrecord.planning.KeptTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Rows of small tables, kept for later requests. Each is of a version of the corpus, and
 * used for no other: what an answer is put together from is all of the version that its
 * query has seen.
 */
@Component
final class KeptRows {

	private static final Logger SQL = LoggerFactory.getLogger("onrecord.kept");

	/** What a key takes, with the version, which many rows share: bytes. */
	private static final int KEY = Weight.object(4);

	private final Cache<Key, KeptRow> kept;

	/** The version that most rows are of: once, and not with each. */
	private volatile String latest = "";

	KeptRows(Observer observer, @Value("${onrecord.kept.memory}") DataSize memory) {
		this.kept = observer.cache("rows", Keep.within(memory, (Key key, KeptRow row) -> KEY + row.weight()));
	}

	/** A row as a version has it; null where it has to be read. */
	@Nullable KeptRow row(KeptTable table, long id, String version) {
		KeptRow row = this.kept.getIfPresent(new Key(table.name(), id));
		return (row != null && row.version().equals(version)) ? row : null;
	}

	/**
	 * Reads rows, and keeps those that it has room for.
	 * @return all of them, by their ids; null where the corpus has moved on from this
	 * version
	 */
	@Nullable Map<Long, KeptRow> read(Connection session, KeptTable table, Set<Long> ids, String version,
			RequestContext requestContext) throws SQLException {
		String list = ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
		SQL.debug("{} {}", table.name(), list);
		long begun = System.nanoTime();
		String failure = null;
		try (PreparedStatement statement = session.prepareStatement(table.query())) {
			statement.setString(1, list);
			try (ResultSet rows = statement.executeQuery()) {
				return read(table, rows, version);
			}
		}
		catch (SQLException ex) {
			failure = String.valueOf(ex.getSQLState());
			throw ex;
		}
		finally {
			requestContext.executed(table.query(), System.nanoTime() - begun, failure);
		}
	}

	private @Nullable Map<Long, KeptRow> read(KeptTable table, ResultSet rows, String version) throws SQLException {
		if (!version.equals(this.latest)) {
			this.latest = version;
		}
		String shared = this.latest;
		Map<Long, KeptRow> read = new HashMap<>();
		while (rows.next()) {
			if (!version.equals(rows.getString(1))) {
				return null;
			}
			long id = rows.getLong(2);
			if (!rows.wasNull()) {
				KeptRow row = KeptRow.of(rows.getBytes(3), shared);
				read.put(id, row);
				this.kept.put(new Key(table.name(), id), row);
			}
		}
		return read;
	}

	private record Key(String table, long id) {
	}

}
