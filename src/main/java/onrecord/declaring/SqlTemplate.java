package onrecord.declaring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * SQL as a declaration has it, with places that are filled for each query: columns of
 * {@code this}, the row that it is about ({@code this} alone is the value of a value
 * type); of {@code of}, the row above; of {@code link}, the row of a link table; and
 * arguments, {@code :name}. What is in quotes is text. It is parsed once; whoever fills
 * some places has another template.
 */
public final class SqlTemplate {

	private static final String THIS = "this";

	private static final String OF = "of";

	private static final String LINK = "link";

	private static final Pattern GAP = Pattern.compile("""
			(?<text>'[^']*')\
			|\\b(?<row>this|of|link)\\.(?<column>\\w+)\
			|\\b(?<value>this)\\b\
			|= any \\(:(?<any>[a-z][A-Za-z_]*)\\)\
			|(?<!:):(?<argument>[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)?)\\b""");

	private final String text;

	private final List<Part> parts;

	private SqlTemplate(String text, List<Part> parts) {
		this.text = text;
		this.parts = parts;
	}

	/** The template that a declaration writes as a text. */
	public static SqlTemplate of(String text) {
		List<Part> parts = new ArrayList<>();
		Matcher gap = GAP.matcher(text);
		int end = 0;
		while (gap.find()) {
			if (gap.group("text") == null) {
				parts.add(new Text(text.substring(end, gap.start())));
				parts.add(part(gap));
				end = gap.end();
			}
		}
		parts.add(new Text(text.substring(end)));
		return new SqlTemplate(text, List.copyOf(parts));
	}

	private static Part part(Matcher gap) {
		if (gap.group("row") != null) {
			return new Column(gap.group("row"), gap.group("column"));
		}
		if (gap.group("value") != null) {
			return new Value();
		}
		return (gap.group("any") != null) ? new OneOf(gap.group("any")) : new Argument(gap.group("argument"));
	}

	/** With {@code this} being a row. */
	public SqlTemplate about(Row row) {
		return filled((part) -> switch (part) {
			case Column(String of, String column) when of.equals(THIS) -> row.column(column);
			case Value() -> row.alias();
			default -> null;
		});
	}

	/** With {@code of}, the row above, being a row. */
	public SqlTemplate of(Row above) {
		return columns(OF, above);
	}

	/** With {@code link} being the row of a link table that has this alias. */
	public SqlTemplate linkedBy(String alias) {
		return columns(LINK, new Row(alias));
	}

	private SqlTemplate columns(String name, Row row) {
		return filled((part) -> (part instanceof Column(String of, String column) && of.equals(name))
				? row.column(column) : null);
	}

	/**
	 * With a single value in the place of lists of them: of that PostgreSQL knows that an
	 * index on it, then on the order, has the order. Where a list is not compared with,
	 * its place stays.
	 */
	public SqlTemplate withOnly(String one) {
		return filled((part) -> (part instanceof OneOf) ? "= " + one : null);
	}

	/** With the values of its arguments. */
	public SqlTemplate with(UnaryOperator<String> arguments) {
		return filled((part) -> switch (part) {
			case OneOf(String name) -> "= any (" + arguments.apply(name) + ")";
			case Argument(String name) -> arguments.apply(name);
			default -> null;
		});
	}

	private SqlTemplate filled(Function<Part, @Nullable String> filling) {
		return new SqlTemplate(this.text, this.parts.stream().map((part) -> {
			String filled = filling.apply(part);
			return (filled != null) ? new Text(filled) : part;
		}).toList());
	}

	/**
	 * The SQL.
	 * @throws IllegalStateException where a place has not been filled
	 */
	public String sql() {
		StringBuilder sql = new StringBuilder();
		for (Part part : this.parts) {
			if (!(part instanceof Text(String filled))) {
				throw new IllegalStateException("Nothing is known of " + part + " in: " + this.text);
			}
			sql.append(filled);
		}
		return sql.toString();
	}

	/** The SQL about a row, where there are no other places. */
	public String sql(Row row) {
		return about(row).sql();
	}

	/** As it is declared. */
	public String text() {
		return this.text;
	}

	/** Which columns of {@code this} there are. */
	public Set<String> columns() {
		Set<String> columns = new LinkedHashSet<>();
		for (Part part : this.parts) {
			if (part instanceof Column(String row, String column) && row.equals(THIS)) {
				columns.add(column);
			}
		}
		return columns;
	}

	/** The column of {@code this} that it is, and nothing else; null where it is more. */
	public @Nullable String column() {
		Set<String> columns = columns();
		return (columns.size() == 1 && this.text.equals(THIS + "." + columns.iterator().next()))
				? columns.iterator().next() : null;
	}

	/** Whether it compares a column of {@code this} with a list, and nothing else. */
	public boolean isColumnInList() {
		return this.parts.size() == 5 && this.parts.get(1) instanceof Column(String row, String column)
				&& this.parts.get(3) instanceof OneOf(String list)
				&& this.text.equals(row + "." + column + " = any (:" + list + ")") && row.equals(THIS);
	}

	/** Whether it is made of the row above. */
	public boolean isMadeOfRow() {
		return this.parts.stream()
			.anyMatch((part) -> part instanceof Column(String row, String column) && row.equals(OF));
	}

	/** Whether it has the columns of a link. */
	public boolean isOfLink() {
		return this.parts.stream()
			.anyMatch((part) -> part instanceof Column(String row, String column) && row.equals(LINK));
	}

	/** Whether it has arguments. */
	public boolean hasArguments() {
		return this.parts.stream().anyMatch((part) -> part instanceof Argument || part instanceof OneOf);
	}

	/** Whether it has an argument. */
	public boolean hasArgument(String name) {
		return this.parts.stream().anyMatch((part) -> switch (part) {
			case Argument(String path) -> path.equals(name) || path.startsWith(name + ".");
			case OneOf(String path) -> path.equals(name);
			default -> false;
		});
	}

	@Override
	public String toString() {
		return this.text;
	}

	/** Text or a place. */
	private sealed interface Part {

	}

	private record Text(String sql) implements Part {
	}

	private record Column(String row, String column) implements Part {
	}

	private record Value() implements Part {
	}

	private record Argument(String name) implements Part {
	}

	/** What something is compared with: {@code = any (:name)}. */
	private record OneOf(String name) implements Part {
	}

}
