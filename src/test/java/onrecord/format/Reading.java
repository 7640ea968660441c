package onrecord.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import onrecord.loading.Entry;
import onrecord.loading.Intake;
import onrecord.loading.Refused;

/** What comes of reading a file. */
final class Reading implements Intake {

	final List<Entry> entries = new ArrayList<>();

	final List<Refused> refused = new ArrayList<>();

	final List<Refused> notes = new ArrayList<>();

	final List<String> originals = new ArrayList<>();

	String extent = "";

	static Reading of(Path file) {
		return of(file, Hints.NONE);
	}

	static Reading of(Path file, @Nullable Format format, Map<String, String> columns) {
		return of(file, new Hints(format, null, null,
				new TableHints(columns, null, null, false, null, TableHints.Source.NONE)));
	}

	static Reading of(Path file, Hints hints) {
		Reading reading = new Reading();
		new Formats(hints).read(new InputFile(file.getFileName().toString(), file), reading, (bytes) -> {
		});
		return reading;
	}

	static Path write(Path folder, String name, String content) {
		try {
			return Files.writeString(folder.resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Writes a file that is packed by gzip. */
	static Path pack(Path folder, String name, Content content) throws IOException {
		Path file = folder.resolve(name);
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
			content.writeTo(out);
		}
		return file;
	}

	@Override
	public void take(Entry entry) {
		this.entries.add(entry);
	}

	@Override
	public void note(Refused note) {
		this.notes.add(note);
	}

	@Override
	public void refuse(String original, List<Refused> reasons) {
		this.originals.add(original);
		this.refused.addAll(reasons);
	}

	@Override
	public void ended(String file, long lines, long records) {
		this.extent = lines + " lines, " + records + " records";
	}

	/** The records of a type. */
	List<ObjectNode> all(String type) {
		return this.entries.stream()
			.map(Entry::record)
			.filter((entry) -> entry.path("type").asString().equals(type))
			.toList();
	}

	/** The only record of a type. */
	JsonNode one(String type) {
		List<ObjectNode> all = all(type);
		if (all.size() != 1) {
			throw new AssertionError(all.size() + " records of the type " + type + ": " + this.entries + this.refused);
		}
		return all.getFirst();
	}

	/** Why nothing else was taken: line, field and reason. */
	List<String> reasons() {
		return this.refused.stream()
			.map((one) -> "%d %s %s".formatted(one.line(), one.field(), one.reason()).replace("  ", " "))
			.toList();
	}

	/** What is written into a packed file. */
	interface Content {

		void writeTo(OutputStream out) throws IOException;

	}

}
