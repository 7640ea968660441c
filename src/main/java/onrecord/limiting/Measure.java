package onrecord.limiting;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import onrecord.database.Caller;
import onrecord.database.CorpusVersion;
import onrecord.database.Expectation;
import onrecord.database.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Knows how long the lists of the corpus are. */
@Component
public final class Measure {

	private static final Logger LOG = LoggerFactory.getLogger(Measure.class);

	private static final String MEASURED = """
			select %s, rows || '.' || near, length, biased, typical, nested, filled
			from corpus left join corpus_length using (version)""".formatted(CorpusVersion.QUERY);

	/** How often is looked where the version is not known: nanoseconds. */
	private static final long AGE = Duration.ofSeconds(1).toNanos();

	private final Sessions sessions;

	private final CorpusVersion version;

	private final Expectation expectation = new Expectation(Duration.ofMillis(1));

	private final ReentrantLock looking = new ReentrantLock();

	private volatile Known known = new Known("", Lengths.UNKNOWN, System.nanoTime());

	Measure(Sessions sessions, CorpusVersion version) {
		this.sessions = sessions;
		this.version = version;
	}

	/**
	 * The lengths of the version that the corpus has; where that cannot be told without
	 * asking, of one that it had a second ago. One asks, and nobody waits for that but at
	 * first. The same object as long as they are the same.
	 */
	public Lengths now() {
		if (isOld(this.known)) {
			if (this.known.version().isEmpty()) {
				this.looking.lock();
			}
			else if (!this.looking.tryLock()) {
				return this.known.lengths();
			}
			try {
				look();
			}
			finally {
				this.looking.unlock();
			}
		}
		return this.known.lengths();
	}

	private boolean isOld(Known known) {
		return System.nanoTime() - known.until() >= 0 && !known.version().equals(this.version.known());
	}

	/** Whether they would have to be looked at now. */
	boolean areOld() {
		return isOld(this.known);
	}

	private void look() {
		Known before = this.known;
		if (!isOld(before)) {
			return;
		}
		try {
			long until = System.nanoTime() + ((this.version.known() != null) ? 0 : AGE);
			this.known = this.sessions.read(MEASURED, Caller.PATIENT, this.expectation,
					(statement) -> read(statement, before.lengths(), until));
		}
		catch (SQLException | RuntimeException ex) {
			// The database is away or busy: whoever asks it something will be told so.
			LOG.debug("How long lists are is not known now", ex);
			this.known = new Known(before.version(), before.lengths(), System.nanoTime() + AGE);
		}
	}

	private static Known read(PreparedStatement statement, Lengths before, long until) throws SQLException {
		String version = null;
		Map<String, Lengths.Length> lengths = new HashMap<>();
		try (ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				version = rows.getString(1);
				String name = rows.getString(2);
				if (name != null) {
					lengths.put(name, new Lengths.Length(rows.getDouble(3), rows.getDouble(4), rows.getDouble(5),
							rows.getDouble(6), rows.getDouble(7)));
				}
			}
		}
		return new Known(Objects.requireNonNull(version), before.or(lengths), until);
	}

	/**
	 * The lengths of a version, and until when they are not looked at again.
	 *
	 * @param until of {@link System#nanoTime}
	 */
	private record Known(String version, Lengths lengths, long until) {
	}

}
