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

	/** From how many new records on the planner is told at once of its new tables. */
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
		this.bundle = Bundle.of(declarations, this.catalogue.references());
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
		Staging staging = new Staging(this.script, this.bundle, this.catalogue);
		Refusals refusals = new Refusals(this.script);
		progress.phase("Reading");
		Stager reader = new Stager(staging, refusals, this.parts, !options.skip());
		Findings findings = new Findings();
		try {
			reading.read(reader, (bytes) -> progress.advanced(reader.count(), bytes));
			staging.finish(this.script);
			mergeAll(reader.files(), options.skip(), refusals, findings, progress);
		}
		catch (Stager.Ended ex) {
			ex.rethrow();
		}
		finally {
			staging.await();
		}
		if (refusals.count() + refusals.leftOut() > 0 && options.rejects() != null) {
			progress.phase("Writing what was refused");
			Rejects.write(options.rejects(), reading, reader, refusals);
		}
		boolean kept = !options.dryRun() && (options.skip() || refusals.count() == 0);
		return new Summary(reader.extents(), refusals.addTo(findings.counts), findings.repeated, refusals.count(),
				refusals.first(), refusals.noted(), refusals.leftOut(), refusals.notes(), findings.matches,
				findings.duplicates, kept);
	}

	private void mergeAll(List<String> files, boolean skip, Refusals refusals, Findings findings, Progress progress)
			throws SQLException {
		// One load at a time: what this one finds stored stays as it is until it has
		// ended.
		this.script.run("select from corpus for update");
		Identities identities = new Identities(this.script);
		this.script.run("create temp table given_up (passage_id bigint) on commit drop");
		for (RecordType type : this.bundle.ordered()) {
			if (this.script.any("select from %s limit 1".formatted(type.staged()))
					|| type.isRedirected() && this.script.any("select from %s limit 1".formatted(type.additions()))) {
				progress.phase("Merging " + String.join(", ", type.types()));
				merge(type, identities, files, skip, refusals, findings);
			}
		}
		findings.repeated = refusals.repeated();
		if (findings.counts.stream().mapToLong(Summary.Counts::added).sum() > MANY) {
			this.script.run("analyze");
		}
	}

	private void merge(RecordType type, Identities identities, List<String> files, boolean skip, Refusals refusals,
			Findings findings) throws SQLException {
		References references = new References(this.script, this.bundle, this.parts);
		Quotations quotations = new Quotations(this.script);
		Merge merge = new Merge(this.script, type, this.catalogue);
		Merged merged = new Merged(this.script, type, this.bundle, this.catalogue);
		Separation separation = new Separation(this.script, type, this.parts, skip);
		Unification unification = new Unification(this.script, this.catalogue);
		identities.settle(type);
		boolean again = refusals.collect(type, files);
		do {
			if (again) {
				merge.forgetRefused();
				refusals.clear();
			}
			references.find(type);
			identities.decided(type);
			identities.checkAdditions(type);
			references.check(type);
			references.checkSameness(type);
			again = separation.leaveOut() | refusals.collect(type, files);
			if (!again) {
				identities.settleByMembers(type);
				if (type.hasQuotations()) {
					quotations.find(type, this.parts);
				}
				merged.prepare();
				merge.check(this.parts);
				again = separation.leaveOut() | refusals.collect(type, files);
			}
		}
		while (again);
		refusals.collectNotes(type, files);
		if (type.hasQuotations()) {
			quotations.write();
		}
		merge.write();
		quotations.tidy(this.catalogue);
		unification.unite(type);
		findings.matches.addAll(identities.redirect(type));
		findings.duplicates.addAll(identities.contested(type));
		if (type.resembling() != null && this.script.any("select from merged where is_new limit 1")) {
			findings.duplicates.addAll(this.script.list(type.resembling(), Summary.Match::of));
		}
		findings.counts.addAll(counts(type));
	}

	private List<Summary.Counts> counts(RecordType type) throws SQLException {
		List<Summary.Counts> counts = this.script.list("""
				select split_part(staged.gid, ':', 1) as type, count(*) filter (where merged.is_new) as added,
				  count(*) filter (where changed.id is not null) as changed, count(distinct staged.gid) as all
				from %s as staged
				left join merged using (record)
				left join (select distinct id from changed) as changed on changed.id = merged.id
				group by 1
				order by 1""".formatted(type.staged()),
				(row) -> new Summary.Counts(row.getString("type"), row.getLong("added"), row.getLong("changed"),
						row.getLong("all") - row.getLong("added") - row.getLong("changed"), 0));
		this.script.run("drop table merged, changed");
		return counts;
	}

	/** What is found out type by type. */
	private static final class Findings {

		private long repeated;

		private final List<Summary.Counts> counts = new ArrayList<>();

		private final List<Summary.Match> matches = new ArrayList<>();

		private final List<Summary.Match> duplicates = new ArrayList<>();

	}

}
