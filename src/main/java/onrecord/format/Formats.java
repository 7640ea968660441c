package onrecord.format;

import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import onrecord.loading.Intake;

/** Reads files of all formats. */
public final class Formats {

	private final BundleSchema schema = new BundleSchema();

	private final Hints hints;

	/**
	 * Prepares for reading.
	 * @throws IllegalArgumentException if a table cannot hold what a hint names
	 */
	public Formats(Hints hints) {
		this.hints = hints;
		hints.columns().keySet().forEach(Header::column);
	}

	/**
	 * Hands on all records of a file, in order. Read again, the same file gives the same.
	 * @param progress is told again and again how many bytes of the file have been read
	 * @throws Unreadable if the file cannot be read, or not any further
	 */
	public void read(InputFile file, Intake intake, LongConsumer progress) {
		Records records = new Records(file.name(), this.schema, intake);
		try (Content content = Content.open(file, progress)) {
			byte[] head = content.head();
			Format format = new Recognition(file.name(), head).format(this.hints.format());
			switch (format) {
				case BUNDLE -> new Bundle(content, records).read();
				case CLAIMREVIEW -> new ClaimReviews(content, records).read();
				case POPOLO -> new Popolo(content, records).read();
				case CSV, TSV -> new Table(content, records, delimiter(format, head), this.hints.columns()).read();
			}
		}
		if (records.count() == 0) {
			throw new Unreadable("%s holds nothing to load.".formatted(file.name()));
		}
	}

	private static Delimiter delimiter(Format format, byte[] head) {
		@Nullable Delimiter found = (format == Format.TSV) ? Delimiter.TAB
				: Delimiter.of(new String(head, StandardCharsets.UTF_8));
		return (found != null) ? found : Delimiter.COMMA;
	}

}
