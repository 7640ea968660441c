package onrecord.declaring;

import java.util.Map;

/** How a field is read. */
public sealed interface Field {

	/**
	 * A scalar or an enum: an expression over the row.
	 *
	 * @param isLong whether it may be so long that what an operation returns of such is
	 * bounded
	 */
	public record Column(SqlTemplate sql, boolean isLong) implements Field {
	}

	/**
	 * A scalar that is another expression where an argument has a value, an enum's: which
	 * of them a plan has, it depends on.
	 *
	 * @param usual where it has another, or none
	 */
	public record Varied(Column usual, String argument, String value, Column other) implements Field {

		/** Whether the arguments of a field ask for the other expression. */
		public boolean isOther(Map<String, Object> arguments) {
			return this.value.equals(arguments.get(this.argument));
		}

		/** The expression that the arguments of a field ask for. */
		public Column of(Map<String, Object> arguments) {
			return isOther(arguments) ? this.other : this.usual;
		}

	}

	/** An object made of one value of the row. */
	public record Value(SqlTemplate sql) implements Field {
	}

	/** Another row, by an expression that gives its internal id. */
	public record One(SqlTemplate sql) implements Field {
	}

	/** What the row itself refers to. */
	public record Itself() implements Field {
	}

	/** The only row of a relation, or null. */
	public record First(Relation relation) implements Field {
	}

	/** All rows of a relation. */
	public record Many(Relation relation) implements Field {
	}

	/** The rows of a relation in pages, by the Relay specification of connections. */
	public record Connection(Relation relation) implements Field {
	}

}
