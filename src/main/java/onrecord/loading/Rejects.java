package onrecord.loading;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/**
 * Writes what was refused to a file that can be mended and loaded again: each record in
 * the bundle's form, behind comments that say what is wrong with it.
 */
final class Rejects implements Intake {

	private final Writer file;

	private final Refusals refusals;

	private final BitSet numbers;

	private int number;

	private Rejects(Writer file, Refusals refusals) throws SQLException {
		this.file = file;
		this.refusals = refusals;
		this.numbers = refusals.numbers();
	}

	static void write(Path path, Reading reading, Refusals refusals) throws IOException, SQLException {
		try (BufferedWriter file = Files.newBufferedWriter(path)) {
			reading.read(new Rejects(file, refusals), (bytes) -> {
			});
		}
		catch (Reader.Ended ex) {
			ex.rethrow();
		}
	}

	@Override
	public void take(Entry entry) {
		try {
			if (this.numbers.get(++this.number)) {
				refuse(entry.record().toString(), this.refusals.of(this.number));
			}
		}
		catch (SQLException ex) {
			throw new Reader.Ended(ex);
		}
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
				this.file.write("# " + reason.toString().replaceAll("\\R", " ") + "\n");
			}
			this.file.write(original.strip() + "\n");
		}
		catch (IOException ex) {
			throw new Reader.Ended(ex);
		}
	}

}
