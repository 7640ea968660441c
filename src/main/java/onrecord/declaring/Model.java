package onrecord.declaring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * All that is declared: which GraphQL type is read from which rows, and how. Declarations
 * say what a field is, never how it is fetched.
 */
public final class Model {

	private static final String QUERY = "Query";

	private final Map<String, Type> types = new LinkedHashMap<>();

	/** What the names of fields say, as far as it was asked for. */
	private final Map<GraphQLFieldDefinition, Field> named = new ConcurrentHashMap<>();

	/**
	 * The declaration of a type, begun here or by another package before.
	 * @param name the name of the GraphQL type
	 */
	public Type type(String name) {
		return this.types.computeIfAbsent(name, Type::new);
	}

	/**
	 * A type whose rows have an id of their own: {@code id} in a join, {@code gid} in
	 * public.
	 * @param name the name of the GraphQL type
	 * @param table its table
	 */
	public Type node(String name, String table) {
		return type(name).table(table).column("id", "this.gid");
	}

	/** The root fields. */
	public Type query() {
		return type(QUERY);
	}

	/** All that are declared. */
	public Collection<Type> types() {
		return this.types.values();
	}

	/** How a type is read: where nobody says it, as the names of its fields do. */
	public Type get(String name) {
		Type type = this.types.get(name);
		return (type != null) ? type : new Type(name);
	}

	/** The declaration of a type; null where there is none. */
	public @Nullable Type find(String name) {
		return this.types.get(name);
	}

	/**
	 * How a field is read, be it declared for the type itself or for what the type is a
	 * kind of. Else its name says it: a field with a value is the column that is called
	 * like it, one with an object the foreign key, and one with an object that is made of
	 * one value that value. Whether there is such a column, the check at start tells.
	 * @return null where neither a declaration nor its name says it
	 */
	public @Nullable Field field(Type type, GraphQLFieldDefinition field) {
		Field declared = declared(type, field.getName());
		boolean isNamed = declared == null && !type.name().equals(QUERY) && !Schemas.isPlumbing(type.name())
				&& !Schemas.isOfEveryEdge(type.name(), field);
		return isNamed ? this.named.computeIfAbsent(field, this::named) : declared;
	}

	private static @Nullable Field declared(Type type, String field) {
		Field own = type.fields().get(field);
		Type general = type.general();
		return (own != null || general == null) ? own : declared(general, field);
	}

	/** What the name of a field says; null where it cannot. */
	private @Nullable Field named(GraphQLFieldDefinition field) {
		GraphQLType shown = GraphQLTypeUtil.unwrapAll(field.getType());
		boolean isLeaf = GraphQLTypeUtil.isLeaf(shown);
		if (!isLeaf && (Schemas.isConnection(field)
				|| GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType())))) {
			return null;
		}
		String column = "this." + Snake.of(field.getName());
		if (isLeaf) {
			return new Field.Column(SqlTemplate.of(column), false);
		}
		Type type = find(Schemas.shown(field));
		return (type != null && type.valueOf() != null) ? new Field.Value(SqlTemplate.of(column))
				: new Field.One(SqlTemplate.of(column + "_id"));
	}

}
