package onrecord.loading;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads records into the database, in one transaction: all or nothing. They are copied
 * into temporary tables, merged and proven there for all records of a type at once, and
 * written.
 */
public final class Loader {

	/**
	 * From how many records on a load into empty tables makes indexes at its end, and the
	 * planner is told at once of what is new.
	 */
	private static final int MANY = 10_000;

	private final Connection connection;

	private final Script script;

	private final Bundle bundle;

	private final TableCatalogue catalogue;

	private final Parts parts;

	/**
	 * Looks at the database.
	 * @param connection of a role that may write; nobody else uses it meanwhile
	 * @param declarations how records are kept
	 */
	public Loader(Connection connection, List<? extends Loadable> declarations) throws SQLException {
		this.connection = connection;
		this.script = new Script(connection);
		connection.setAutoCommit(false);
		this.catalogue = TableCatalogue.of(connection);
		this.bundle = Bundle.of(declarations, this.catalogue);
		this.parts = new Parts(this.bundle, this.catalogue);
	}

	/**
	 * Loads everything, or nothing.
	 * @return what was done
	 * @throws SQLException if the database is away, or refuses what nobody foresaw;
	 * nothing was kept then
	 * @throws IOException if the files cannot be read; nothing was kept then
	 */
	public Summary load(Input reading, Options options, Progress progress) throws SQLException, IOException {
		try {
			Summary summary = loadUnlessRefused(reading, options, progress);
			if (summary.kept()) {
				if (summary.counts().stream().anyMatch((count) -> count.added() + count.changed() > 0)) {
					progress.phase("Counting");
					for (String function : this.bundle.afterwards()) {
						this.script.any("select " + function);
					}
				}
				progress.phase("Committing");
				this.connection.commit();
			}
			return summary;
		}
		finally {
			this.connection.rollback();
		}
	}

	private Summary loadUnlessRefused(Input reading, Options options, Progress progress)
			throws SQLException, IOException {
		for (String setting : List.of("work_mem = '256MB'", "jit = off", "statement_timeout = 0",
				"idle_in_transaction_session_timeout = 0", "time zone 'UTC'")) {
			this.script.run("set local " + setting);
		}
		if (options.marksLostProof()) {
			this.script.run("set local onrecord.on_lost_proof = 'mark'");
		}
		progress.phase("Reading");
		List<String> files = new ArrayList<>();
		TempTable repeated = Repetitions.table(this.script);
		Refusals refusals = new Refusals(this.script, files, repeated);
		Staging staging = new Staging(this.script, this.bundle, this.catalogue, refusals.noted());
		Stager stager = new Stager(staging, refusals, this.parts, files, !options.skip());
		Merge.Findings findings = new Merge.Findings();
		try {
			reading.read(stager, (bytes) -> progress.advanced(stager.count(), bytes));
			mergeAll(staging.finish(), merge(repeated, refusals, findings, options.skip()), stager.count(), progress);
		}
		catch (Stager.Ended ex) {
			ex.rethrow();
		}
		finally {
			staging.await();
		}
		if (refusals.count() + refusals.leftOut() > 0 && options.rejects() != null) {
			progress.phase("Writing what was refused");
			Rejects.write(options.rejects(), reading, stager, refusals);
		}
		boolean kept = !options.dryRun() && (options.skip() || refusals.count() == 0);
		return new Summary(stager.extents(), refusals.addTo(findings.counts()), refusals.repeated(), refusals.count(),
				refusals.first(), refusals.notesInAll(), refusals.leftOut(), refusals.notes(), findings.matches(),
				findings.duplicates(), kept);
	}

	/** The steps, with what they share. */
	private Merge merge(TempTable repeated, Refusals refusals, Merge.Findings findings, boolean skip)
			throws SQLException {
		Identities identities = Identities.of(this.script,
				new Repetitions(this.script, repeated, refusals, this.bundle.excerpts()));
		Excerpts excerpts = Excerpts.of(this.script, this.bundle, this.catalogue, this.parts, refusals);
		return new Merge(identities, new References(this.script, this.bundle, this.parts, identities.known(), refusals),
				excerpts, new Merger(this.script, this.bundle, this.catalogue),
				new Rules(this.script, this.catalogue, this.parts, refusals),
				new Separation(this.script, this.parts, refusals, skip), refusals,
				new Upsert(this.script, this.catalogue, excerpts), new Unification(this.script, this.catalogue),
				findings);
	}

	/** Merges type by type, those first that others refer to. */
	private void mergeAll(List<Staged> types, Merge merge, long records, Progress progress) throws SQLException {
		FirstLoad first = (records > MANY) ? FirstLoad.begin(this.script, this.bundle, this.catalogue)
				: new FirstLoad(this.script, List.of());
		if (this.bundle.locked() != null) {
			this.script.run("select from %s for update".formatted(this.bundle.locked()));
		}
		for (Staged staged : types) {
			if (!staged.isEmpty()) {
				progress.phase("Merging " + String.join(", ", staged.type().types()));
				merge.merge(staged);
			}
		}
		progress.phase("Indexing");
		first.complete();
		if (merge.findings().counts().stream().mapToLong(Summary.Counts::added).sum() > MANY) {
			this.script.run("analyze");
		}
	}

}
