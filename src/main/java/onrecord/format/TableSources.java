package onrecord.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the statements of a table stand. A source may be an id, a title or an address; a
 * row that names none is of the source that somebody gave for the whole table, if there
 * is one.
 */
final class TableSources {

	private final TableHints.Source whole;

	TableSources(TableHints.Source whole) {
		this.whole = whole;
	}

	/** The id of the source of a row; empty where there is none. */
	String of(TableRow row) {
		String title = row.cell(Column.SOURCE);
		String url = row.cell(Column.URL);
		if (title.isEmpty() && url.isEmpty()) {
			return source(row, text(this.whole.title()), text(this.whole.url()), text(this.whole.publisher()),
					text(this.whole.publishedOn()));
		}
		return source(row, title, url, row.cell(Column.PUBLISHER), row.cell(Column.PUBLISHED_ON));
	}

	private static String text(@Nullable String given) {
		return (given != null) ? given.strip() : "";
	}

	private static String source(TableRow row, String title, String address, String publisher, String publishedOn) {
		if (title.isEmpty() && address.isEmpty()) {
			return title;
		}
		if (title.startsWith("source:")) {
			return known(row, title, row.cell(Column.SOURCE_TITLE), address);
		}
		boolean addressed = address.isEmpty() && title.matches("(?i)https?://\\S+");
		String url = (addressed ? title : address).replace(" ", "%20");
		ObjectNode source = Records.onlyIfNew("source",
				url.isEmpty() ? DerivedKeys.name(title) : DerivedKeys.ofUrl(url));
		source.put("title", title.isEmpty() ? url : title).put("kind", "OTHER");
		TableRow.put(source, "url", url);
		TableRow.put(source, "publisher", publisher(row, publisher));
		TableRow.put(source, "publishedOn", publishedOn);
		return row.refer(source);
	}

	/** A source with an id may be new, and then has the title that stands beside it. */
	private static String known(TableRow row, String id, String title, String url) {
		if (!title.isEmpty()) {
			ObjectNode source = Records.onlyIfNew("source", id.substring("source:".length()));
			source.put("title", title).put("kind", "OTHER");
			TableRow.put(source, "url", url);
			row.refer(source);
		}
		return id;
	}

	private static String publisher(TableRow row, String publisher) {
		return (publisher.isEmpty() || publisher.startsWith("organization:")) ? publisher
				: row.refer(Records.onlyIfNew("organization", DerivedKeys.name(publisher))
					.put("name", publisher)
					.put("kind", "OTHER"));
	}

}
