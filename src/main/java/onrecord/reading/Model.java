package onrecord.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All that is declared: which GraphQL type is read from which rows, and how. Declarations
 * say what a field is, never how it is fetched.
 */
public final class Model {

	private final Map<String, Type> types = new LinkedHashMap<>();

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
		return type("Query");
	}

	Collection<Type> types() {
		return this.types.values();
	}

	/** The declaration of a type that must have one. */
	Type get(String name) {
		Type type = this.types.get(name);
		if (type == null) {
			throw new IllegalStateException(name + " is not declared");
		}
		return type;
	}

	@Nullable Type find(String name) {
		return this.types.get(name);
	}

	/**
	 * How a field is read, be it declared for the type itself or for what the type is a
	 * kind of.
	 */
	@Nullable Field field(Type type, String field) {
		Field own = type.fields().get(field);
		Type general = type.general();
		return (own != null || general == null) ? own : field(general, field);
	}

}
