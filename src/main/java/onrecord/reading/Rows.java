package onrecord.reading;

import java.util.Set;

import graphql.schema.GraphQLSchema;

/**
 * Which rows a field shows: those of its relation that belong to the row above and
 * satisfy the arguments.
 *
 * @param row the alias of the rows
 * @param parent the alias of the row that they belong to
 * @param field the number of the field in the inputs
 */
record Rows(Inputs inputs, GraphQLSchema schema, Relation relation, Type type, String row, String parent, int field) {

	private static final String ANY = "= any (:value)";

	/** The rows for a list: joined to their link table, whose order the list takes. */
	From listed() {
		From from = new From();
		if (this.relation.far() == null) {
			from.add("", Sql.named(rows(), this.row));
			belonging(from, this.row);
		}
		else {
			from.add("", Sql.named(rows(), "link"));
			from.add("join",
					Sql.named(this.type.table(), this.row) + " on " + this.row + ".id = link." + this.relation.far());
			belonging(from, "link");
		}
		return satisfying(from);
	}

	/**
	 * The rows for a page: the link table is only looked into, so that no row comes
	 * twice.
	 */
	From paged() {
		if (this.relation.far() == null) {
			return listed();
		}
		From from = new From();
		from.add("", Sql.named(this.type.table(), this.row));
		from.where(this.row + ".id in (select link." + this.relation.far() + " from " + Sql.named(rows(), "link")
				+ " where link." + this.relation.near() + " = " + this.parent + ".id)");
		return satisfying(from);
	}

	private String rows() {
		return this.inputs.filled(this.relation.rows(), this.field, Schemas.concrete(this.schema, this.type.name()));
	}

	private void belonging(From from, String referring) {
		if (this.relation.near() != null) {
			from.where(referring + "." + this.relation.near() + " = " + this.parent + ".id");
		}
	}

	private From satisfying(From from) {
		Type general = this.type.general();
		if (general != null && this.relation.rows().equals(general.table())) {
			from.where(this.row + "." + general.discriminator() + " = " + Sql.quoted(this.type.name()));
		}
		this.relation.conditions().forEach((argument, condition) -> where(from, argument, condition));
		for (Type each = this.type; each != null; each = each.general()) {
			each.filters().forEach((path, condition) -> where(from, "filter." + path, condition));
		}
		return from;
	}

	private void where(From from, String path, Condition condition) {
		if (!this.inputs.has(this.field, path)) {
			return;
		}
		Type ids = (condition.idsOf() != null) ? condition.idsOf() : this.type;
		Set<String> idTypes = Schemas.concrete(this.schema, ids.name());
		String value = this.inputs.placeholder(this.field, path, idTypes);
		String sql = Sql.of(condition.sql(), this.row);
		if (condition.idsOf() != null && ids.table() != null) {
			// Looked up once for the whole statement, not once a row. Only of a single id
			// does PostgreSQL know that an index on it, then on the order, has the order.
			String found = "(select id from " + ids.table() + " where gid = any (" + value + "))";
			sql = this.inputs.isSingle(this.field, path) ? sql.replace(ANY, "= " + found) : sql;
			value = "array" + found;
		}
		from.where(sql.replace(":value", value).strip().replace("\n", "\n    "));
	}

}
