package onrecord.loading;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

import onrecord.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was refused to a file that can be mended and loaded again: each record in
 * the bundle's form, behind comments that say what is wrong with it. A record of which
 * only a part was left out is written whole: loaded again, it gets that part.
 */
final class Rejects implements Intake {

	private final Writer file;

	private final Intake first;

	private final Refusals refusals;

	private final BitSet refused;

	private final BitSet loaded;

	private int number;

	private Rejects(Writer file, Intake first, Refusals refusals) throws SQLException {
		this.file = file;
		this.first = first;
		this.refusals = refusals;
		refusals.arrange();
		this.refused = refusals.numbers(false);
		this.loaded = refusals.numbers(true);
	}

	/**
	 * Reads everything once more.
	 * @param first took it the first time
	 */
	static void write(Path path, Input reading, Intake first, Refusals refusals) throws IOException, SQLException {
		try (BufferedWriter file = Files.newBufferedWriter(path)) {
			reading.read(new Rejects(file, first, refusals), (bytes) -> {
			});
		}
		catch (Stager.Ended ex) {
			ex.rethrow();
		}
	}

	@Override
	public void take(Entry entry) {
		try {
			this.number++;
			if (this.refused.get(this.number)) {
				refuse(entry.original().toString(), this.refusals.of(this.number));
			}
			else if (this.loaded.get(this.number)) {
				// It is known from now on, and would not be changed.
				entry.original().remove("onlyIfNew");
				refuse(entry.original().toString(), this.refusals.of(this.number));
			}
		}
		catch (SQLException ex) {
			throw new Stager.Ended(ex);
		}
	}

	@Override
	public @Nullable String separable(String type, String field) {
		return this.first.separable(type, field);
	}

	@Override
	public void note(Refused note) {
		// What is noted is loaded.
	}

	@Override
	public void ended(String file, long lines, long records) {
		// Has been told.
	}

	@Override
	public void refuse(String original, List<Refused> reasons) {
		try {
			for (Refused reason : reasons) {
				this.file.write("# " + Printable.line(reason.toString()) + "\n");
			}
			this.file.write(original.strip() + "\n");
		}
		catch (IOException ex) {
			throw new Stager.Ended(ex);
		}
	}

}
