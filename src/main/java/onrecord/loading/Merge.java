package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Merges the records of a type with what is stored of them, and writes what comes of it.
 * {@link #merge} is the recipe: each step takes what the one before it has made.
 */
record Merge(Identities identities, References references, Excerpts excerpts, Merger merger, Rules rules,
		Separation separation, Refusals refusals, Upsert upsert, Unification unification, Findings findings) {

	/** Merges the records of a type, and leaves out those that are refused. */
	void merge(Staged staged) throws SQLException {
		Settled settled = this.identities.settle(staged);
		takeOut(staged);
		Checked checked = check(settled);
		while (checked == null) {
			checked = check(settled);
		}
		this.refusals.collectNotes(staged);
		try (Written written = this.upsert.write(checked)) {
			this.unification.unite(written);
			this.findings.matches.addAll(this.identities.redirect(written));
			this.findings.duplicates.addAll(this.identities.contested(staged.type()));
			this.findings.duplicates.addAll(written.resembling());
			this.findings.counts.addAll(written.counts());
		}
	}

	/** Null where something was refused, without which the rest may be wrong, too. */
	private @Nullable Checked check(Settled settled) throws SQLException {
		Resolved resolved = this.references.resolve(settled);
		if (takeOut(resolved.staged())) {
			return null;
		}
		Identified identified = this.identities.complete(resolved);
		Excerpts.Found found = identified.staged().type().hasExcerpts() ? this.excerpts.find(identified) : null;
		Merged merged = this.merger.merge(identified, found);
		this.rules.check(merged);
		if (takeOut(merged.staged())) {
			merged.close();
			return null;
		}
		return new Checked(merged);
	}

	/** Takes away what the steps have refused. Returns whether there was anything. */
	private boolean takeOut(Staged staged) throws SQLException {
		if (!this.refusals.any()) {
			return false;
		}
		this.separation.leaveOut(staged);
		this.refusals.collect(staged, this.identities.known());
		return true;
	}

	/** Of one id there is one record, and each that has a key has its row. */
	record Settled(Staged staged) {
	}

	/** And all that they refer to is known. */
	record Resolved(Staged staged) {
	}

	/** And each has its row. */
	record Identified(Staged staged) {
	}

	/** Rows that break no rule. */
	record Checked(Merged merged) {
	}

	/** What is found out type by type. */
	record Findings(List<Summary.Counts> counts, List<Summary.Match> matches, List<Summary.Match> duplicates) {

		Findings() {
			this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}

	}

}
