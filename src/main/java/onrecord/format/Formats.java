package onrecord.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import onrecord.loading.Intake;

/** Reads files of all formats. */
public final class Formats {

	private final BundleSchema schema = new BundleSchema();

	private final Hints hints;

	private Map<Path, Companions.Owner> owners = Map.of();

	/**
	 * Prepares for reading.
	 * @throws IllegalArgumentException if a table cannot hold what a hint names, or a
	 * namespace cannot be called so
	 */
	public Formats(Hints hints) {
		this.hints = hints;
		hints.table().columns().keySet().forEach(Header::column);
		if (hints.table().delimiter() != null) {
			Delimiter.named(hints.table().delimiter());
		}
		if (hints.namespace() != null) {
			Namespace.checked(hints.namespace());
		}
		hints.worldwide().forEach(Namespace::checked);
	}

	/** Looks which of several files belong together, unless somebody says so. */
	public void compare(List<InputFile> files) {
		if (files.size() > 1 && this.hints.namespace() == null) {
			this.owners = new Companions(this.schema, this.hints).of(files);
		}
	}

	/**
	 * Hands on all records of a file, in order. Read again, the same file gives the same.
	 * @param progress is told again and again how many bytes of the file have been read
	 * @throws Unreadable if the file cannot be read, or not any further
	 */
	public void read(InputFile file, Intake intake, LongConsumer progress) {
		try (Content content = Content.open(file, this.hints.encoding(), progress)) {
			byte[] head = content.head();
			Format format = new Recognition(file.name(), head).format(this.hints.format(), this.hints.table());
			Records records = new Records(file.name(), this.schema, intake, format != Format.BUNDLE, this.hints,
					namespace(file));
			if (content.doubtful() != null) {
				records.note(1, "", null, "is read as %s, as --encoding says, though it may well be UTF-8"
					.formatted(content.doubtful().name()));
			}
			long read = read(format, head, content, records);
			if (records.count() == 0) {
				throw new Unreadable("%s holds nothing to load.".formatted(file.name()));
			}
			intake.ended(file.name(), content.lines(), read);
		}
	}

	private Namespace namespace(InputFile file) {
		Namespace namespace = new Namespace(this.hints, file);
		Companions.Owner owner = this.owners.get(file.path());
		if (owner != null) {
			namespace.tell(owner.namespace(), "%s, which has the persons".formatted(owner.file()));
		}
		return namespace;
	}

	/** Reads a file of a known format; how many records it has, or rows. */
	private long read(Format format, byte[] head, Content content, Records records) {
		switch (format) {
			case BUNDLE -> new BundleReader(content, records).read();
			case CLAIMREVIEW -> new ClaimReviews(content, records).read();
			case POPOLO -> new Popolo(content, records).read();
			case CSV, TSV -> {
				TableHints hints = this.hints.table();
				return new Table(content, records, Layout.of(format, head, hints), hints).read();
			}
		}
		return records.count();
	}

}
