package onrecord.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.execution.CoercedVariables;
import onrecord.database.Expectation;
import onrecord.declaring.Sql;
import onrecord.keeping.Weight;

/**
 * How one root field of an operation is answered, for all values of its variables that
 * have the same {@link Shape}.
 *
 * @param sql one query that returns one row: the answer; where ids stand in it for
 * objects, the version of the corpus; {@code $1} is the first of the parameters
 * @param jdbcSql the same as JDBC wants it, with the answer in binary
 * @param jdbcOrder for each question mark of that the number of its parameter, from 0
 * @param layout how the answer is written
 * @param hasReferences whether ids stand in it for objects
 * @param ids arguments with ids that may be nobody's: which of these are, the query
 * returns in its last column, a JSON array with a list or null for each
 * @param expectation how long it takes
 */
public record Plan(String sql, Layout layout, boolean hasReferences, String jdbcSql, List<Integer> jdbcOrder,
		List<Parameter> parameters, List<Arguments> arguments, List<Ids> ids, Expectation expectation) {

	/** What one takes, with the path of its value and the kinds of ids: bytes. */
	private static final int PARAMETER = 240;

	/** How long an answer may be, as PostgreSQL sends it and as it is written: bytes. */
	public static final int LONGEST = 10_000_000;

	/**
	 * The answer, as the only column of a row, in the binary format in which PostgreSQL
	 * sends rows; by itself, so that its length is not that of another.
	 */
	private static final String SENT = """
			select case when octet_length(answer) <= %d then answer else too_long(answer) end%s
			from (select record_send(row(%s)) as answer offset 0) as found""";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\u2028\u2029]");

	static Plan of(Expression answer, String more, List<Parameter> parameters, List<Arguments> arguments, List<Ids> ids,
			Expectation expectation) {
		List<Integer> order = new ArrayList<>();
		String sent = PLACEHOLDER.matcher(SENT.formatted(LONGEST, more, answer.sql())).replaceAll((match) -> {
			order.add(Integer.parseInt(match.group(1)) - 1);
			return "?";
		});
		return new Plan("select " + answer.sql() + " as answer" + more, answer.layout(),
				answer.layout().hasReferences(), sent, List.copyOf(order), parameters, arguments, ids, expectation);
	}

	/** The heap that this takes: bytes. */
	public int weight() {
		return Weight.object(8) + this.layout.weight() + Weight.text(this.sql) + Weight.text(this.jdbcSql)
				+ Weight.list(this.jdbcOrder.size()) + this.jdbcOrder.size() * Weight.object(1)
				+ Weight.list(this.parameters.size()) + this.parameters.size() * PARAMETER
				+ Weight.list(this.arguments.size()) + this.arguments.stream().mapToInt(Arguments::weight).sum()
				+ Weight.list(this.ids.size()) + this.ids.stream().mapToInt(Ids::weight).sum();
	}

	/**
	 * The texts to bind, in the order of the parameters.
	 * @throws BadInput where a value is not one that is allowed
	 */
	public List<String> bind(CoercedVariables variables) {
		List<Map<String, Object>> values = new ArrayList<>();
		for (Arguments field : this.arguments) {
			values.add(field.values(variables));
		}
		List<String> texts = new ArrayList<>();
		for (Parameter parameter : this.parameters) {
			texts.add(parameter.text(this.arguments.get(parameter.field()), values.get(parameter.field())));
		}
		return texts;
	}

	/**
	 * The query with the bound values written into it, for psql, which shows rows as
	 * text; and how they are written.
	 */
	public String readable(List<String> texts) {
		String outline = this.layout.outline();
		return (outline.isEmpty() ? "" : "/* " + outline + " */\n") + PLACEHOLDER.matcher(this.sql)
			.replaceAll((match) -> Matcher.quoteReplacement(literal(texts.get(Integer.parseInt(match.group(1)) - 1))));
	}

	/** A value on one line, so that in a log none begins with what a client gave. */
	private static String literal(String text) {
		if (!CONTROL.matcher(text).find()) {
			return Sql.quoted(text);
		}
		return "E" + CONTROL.matcher(Sql.quoted(text.replace("\\", "\\\\")))
			.replaceAll((match) -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
	}

	/**
	 * An argument, or a field of its input object, that has ids.
	 *
	 * @param path where in the answer the field stands: response keys, up to the first
	 * list
	 * @param argument as a schema coordinate, {@code Query.statements(filter:)}
	 */
	public record Ids(List<String> path, String argument) {

		private int weight() {
			return Weight.object(2) + Weight.texts(this.path) + Weight.text(this.argument);
		}

	}

}
