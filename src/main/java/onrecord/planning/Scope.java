package onrecord.planning;

import java.util.Set;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import onrecord.declaring.Row;
import onrecord.declaring.Schemas;
import onrecord.declaring.Sql;
import onrecord.declaring.Type;
import org.jspecify.annotations.Nullable;

/**
 * Where a field stands, and what the values of its arguments are in SQL.
 *
 * @param field the number of the field in the inputs
 * @param parent the row that the field is of
 * @param type of the rows that the field shows
 */
record Scope(Inputs inputs, GraphQLSchema schema, int field, Row parent, Type type) {

	/** What a template calls the value of an argument. */
	static final String VALUE = "value";

	/** Whether the value is a list of one. */
	boolean isSingle(String path) {
		return this.inputs.isSingle(this.field, path);
	}

	/** Whether what is asked of one thing is asked of its descendants. */
	boolean descendants() {
		GraphQLFieldDefinition definition = this.inputs.field(this.field).definition();
		return Schemas.hasInput(definition, "filter", Type.DESCENDANTS)
				&& !Boolean.FALSE.equals(Arguments.at(this.inputs.values(this.field), Rows.FILTER + Type.DESCENDANTS));
	}

	/** The same of one of a type, which has descendants. */
	boolean spreads(@Nullable Type ids) {
		return ids != null && ids.hasDescendants() && descendants();
	}

	/**
	 * What stands for an argument of a template.
	 * @param path where the value is among the arguments of the field
	 * @param ids of which type the value is ids; null where it is none, or of the type
	 * that is shown by its public ids
	 * @param name the argument: {@link #VALUE} for the value, of ids of one table the
	 * internal ones, looked up once for the whole query, not once a row; of ids of
	 * several tables the column that refers to one, for those that it has
	 */
	String value(String path, @Nullable Type ids, String name) {
		if (Type.DESCENDANTS.equals(name)) {
			return String.valueOf(descendants());
		}
		Type table = (ids != null && ids.table() == null) ? ids.referred(name) : ids;
		String given = given(path, ids);
		if (table == null) {
			return given;
		}
		if (!Schemas.isList(this.inputs.field(this.field).definition(), path)) {
			return "(" + internal(table, given) + ")";
		}
		String all = internal(table, "any (" + given + ")");
		return "array" + (spreads(table) ? Sql.block(table.descendants(all)) : "(" + all + ")");
	}

	/** A query of the only internal id of a list; null where there may be several. */
	@Nullable String only(String path, @Nullable Type ids) {
		if (ids == null || ids.table() == null || !isSingle(path) || spreads(ids)) {
			return null;
		}
		return "(" + ids(path, ids) + ")";
	}

	/** A query of the internal ids of a list. */
	String ids(String path, Type type) {
		return internal(type, "any (" + given(path, type) + ")");
	}

	private static String internal(Type type, String gid) {
		return "select id from " + type.table() + "_gid where gid = " + gid;
	}

	private String given(String path, @Nullable Type ids) {
		Set<String> idTypes = Schemas.concrete(this.schema, ((ids != null) ? ids : this.type).name());
		return this.inputs.placeholder(this.field, path, idTypes);
	}

}
