package onrecord.format;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which column of a table holds what. */
final class Header {

	private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

	private final List<String> first;

	private final boolean named;

	private final Map<String, String> origins = new HashMap<>();

	/**
	 * Understands the first row of a table.
	 * @param chosen the number or the name of a column, by the name of what it holds
	 */
	Header(String file, List<String> first, Map<String, String> chosen) {
		this.first = first;
		boolean byName = false;
		for (Map.Entry<String, String> choice : chosen.entrySet()) {
			boolean number = choice.getValue().matches("[0-9]{1,4}");
			byName |= !number;
			int position = number ? Integer.parseInt(choice.getValue()) - 1 : position(choice.getValue());
			if (position < 0 || position >= first.size()) {
				throw new Unreadable(
						"%s has no column %s; its columns are %s.".formatted(file, choice.getValue(), columns()));
			}
			this.positions.put(column(choice.getKey()), position);
		}
		for (int i = 0; i < first.size(); i++) {
			Column column = Column.named(first.get(i), this.positions.keySet());
			if (column != null && !this.positions.containsValue(i)) {
				this.positions.putIfAbsent(column, i);
			}
		}
		this.named = byName || first.stream().anyMatch((name) -> Column.named(name) != null);
		this.positions.forEach((column, position) -> this.origins.put(column.member(), name(position)));
		if (!this.positions.containsKey(Column.TEXT)) {
			throw new Unreadable(
					"%s has no column for the text of statements; its columns are %s. Columns can be %s; which one holds the text can also be said."
						.formatted(file, columns(), Column.all()));
		}
	}

	/**
	 * What a column can be chosen for.
	 * @throws IllegalArgumentException if there is no such
	 */
	static Column column(String name) {
		Column column = Column.named(name);
		if (column == null) {
			throw new IllegalArgumentException(
					"No column can be chosen for %s; there are %s.".formatted(name, Column.all()));
		}
		return column;
	}

	private int position(String name) {
		for (int i = 0; i < this.first.size(); i++) {
			if (Column.plain(this.first.get(i)).equals(Column.plain(name))) {
				return i;
			}
		}
		return -1;
	}

	private String columns() {
		return String.join(", ", this.first.stream().map(Reasons::shortened).limit(20).toList());
	}

	/** Whether the first row holds names, and no statement. */
	boolean isNamed() {
		return this.named;
	}

	int width() {
		return this.first.size();
	}

	/** What a column is called here. */
	String name(int position) {
		return (this.named && position < this.first.size() && !this.first.get(position).isBlank())
				? "column \"%s\"".formatted(Reasons.shortened(this.first.get(position).strip()))
				: "column " + (position + 1);
	}

	/**
	 * The columns that hold nothing that is asked for, and what each could be chosen for.
	 */
	Map<String, String> unused() {
		Map<String, String> unused = new LinkedHashMap<>();
		String free = Column.listed(EnumSet.complementOf(
				this.positions.isEmpty() ? EnumSet.noneOf(Column.class) : EnumSet.copyOf(this.positions.keySet())));
		for (int i = 0; i < this.first.size(); i++) {
			if (!this.positions.containsValue(i)) {
				String hint = this.named ? Likeness.hint(this.first.get(i), Column.names()) : "";
				unused.put(name(i),
						"is not used; --map WHAT=%d takes it for WHAT, which can be %s%s".formatted(i + 1, free, hint));
			}
		}
		return unused;
	}

	/** Whether a column holds what is asked for. */
	boolean isUsed(int position) {
		return this.positions.containsValue(position);
	}

	/** The value in a row; empty where there is none. */
	String value(List<String> row, Column column) {
		Integer position = this.positions.get(column);
		return (position == null || position >= row.size()) ? "" : row.get(position);
	}

	/** Puts something else in the place of a value, where there is one. */
	void replace(List<String> row, Column column, UnaryOperator<String> change) {
		Integer position = this.positions.get(column);
		if (position != null && position < row.size()) {
			row.set(position, change.apply(row.get(position)));
		}
	}

	/**
	 * What the columns are called here, by the members of a statement that they are for.
	 */
	Map<String, String> origins() {
		return this.origins;
	}

}
