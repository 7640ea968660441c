package onrecord.planning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import onrecord.declaring.Field;
import onrecord.declaring.Model;
import onrecord.declaring.Relation;
import onrecord.declaring.Row;
import onrecord.declaring.Schemas;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;
import org.jspecify.annotations.Nullable;

/**
 * Of which tables the server keeps rows. Of these PostgreSQL only finds the ids: where a
 * field shows a row, and all that is asked of it is kept, the query has the id in the
 * place of the object. Kept are columns, what value types make of them, and the ids of
 * other kept rows; never texts that may be long.
 */
public final class KeptTables {

	private static final Row ROW = new Row(KeptTable.ROW);

	private final Model model;

	private final GraphQLSchema schema;

	private final Map<String, KeptTable> tables = new LinkedHashMap<>();

	/**
	 * Made once for a schema.
	 * @param names of the tables
	 */
	public KeptTables(Model model, GraphQLSchema schema, Collection<String> names) {
		this.model = model;
		this.schema = schema;
		for (String name : names) {
			Set<String> columns = new LinkedHashSet<>();
			for (Type type : model.types()) {
				if (name.equals(type.table()) && schema.getType(type.name()) instanceof GraphQLFieldsContainer shown) {
					shown.getFieldDefinitions().forEach((field) -> columns.addAll(columns(type, field, names)));
					if (type.discriminator() != null) {
						columns.add(ROW.column(type.discriminator()));
					}
				}
			}
			this.tables.put(name, new KeptTable(name, columns));
		}
	}

	/** What is kept for a field: none where it is more than columns. */
	private List<String> columns(Type type, GraphQLFieldDefinition field, Collection<String> tables) {
		return switch (this.model.field(type, field)) {
			case Field.Column(SqlTemplate sql, boolean isLong) when !isLong && sql.column() != null ->
				List.of(Planner.scalar(field, sql.sql(ROW)));
			case Field.Value(SqlTemplate sql) when sql.column() != null -> made(sql.sql(ROW), field);
			case Field.One(SqlTemplate sql) when sql.column() != null
					&& tables.contains(this.model.get(Schemas.shown(field)).table()) ->
				List.of(sql.sql(ROW));
			case null, default -> List.of();
		};
	}

	/** A value, and what its type makes of it. */
	private List<String> made(String value, GraphQLFieldDefinition field) {
		List<String> made = new ArrayList<>(List.of(value));
		Type type = this.model.get(Schemas.shown(field));
		if (this.schema.getType(type.name()) instanceof GraphQLFieldsContainer shown) {
			for (GraphQLFieldDefinition part : shown.getFieldDefinitions()) {
				if (this.model.field(type, part) instanceof Field.Column(SqlTemplate sql, boolean isLong)) {
					made.add(sql.sql(new Row(value)));
				}
			}
		}
		return made;
	}

	/**
	 * The fields, from one on, whose objects are put together here: with what stands for
	 * them. The planner has ids there.
	 */
	Map<ExecutableNormalizedField, Layout.Reference> references(ExecutableNormalizedField root) {
		Map<ExecutableNormalizedField, Layout.Reference> references = new IdentityHashMap<>();
		Layout.Reference reference = reference(root);
		if (reference != null) {
			references.put(root, reference);
			return references;
		}
		root.getChildren().forEach((field) -> references.putAll(references(field)));
		return references;
	}

	/** What stands for the objects of a field; null where PostgreSQL makes them. */
	private Layout.@Nullable Reference reference(ExecutableNormalizedField field) {
		if (field.getChildren().isEmpty() || Schemas.isConnection(definition(field))) {
			return null;
		}
		Type type = this.model.get(Schemas.shown(definition(field)));
		if (!type.references().isEmpty()) {
			return anyOf(type, field.getChildren());
		}
		Type owner = this.model.get(field.getObjectTypeNames().iterator().next());
		boolean isById = switch (this.model.field(owner, definition(field))) {
			case Field.One one -> true;
			case Field.Many(Relation relation) -> relation.link() != null;
			case null, default -> false;
		};
		Expansion expansion = isById ? expansion(type, field.getChildren()) : null;
		return (expansion != null) ? new Layout.Reference(List.of(expansion)) : null;
	}

	/** A row of one of several tables; null where it is not put together here. */
	private Layout.@Nullable Reference anyOf(Type type, List<ExecutableNormalizedField> fields) {
		List<Expansion> expansions = new ArrayList<>();
		for (String name : type.references().keySet()) {
			List<ExecutableNormalizedField> selected = Planner.selected(fields, Schemas.concrete(this.schema, name));
			Expansion expansion = selected.isEmpty() ? Expansion.EMPTY : expansion(this.model.get(name), selected);
			if (expansion == null) {
				return null;
			}
			expansions.add(expansion);
		}
		return new Layout.Reference(expansions);
	}

	private @Nullable Expansion expansion(Type type, List<ExecutableNormalizedField> fields) {
		KeptTable table = this.tables.get(type.table());
		if (table == null) {
			return null;
		}
		Map<String, List<Expansion.Member>> members = new LinkedHashMap<>();
		for (String kind : Schemas.concrete(this.schema, type.name())) {
			List<Expansion.Member> own = members(table, this.model.get(kind), ROW,
					Planner.selected(fields, Set.of(kind)));
			if (own == null) {
				return null;
			}
			members.put((type.discriminator() != null) ? kind : "", own);
		}
		Integer kind = (type.discriminator() != null) ? table.column(ROW.column(type.discriminator())) : null;
		return new Expansion(table, kind, members);
	}

	/** The members of an object; null where one of them is not kept. */
	private @Nullable List<Expansion.Member> members(KeptTable table, Type type, Row row,
			List<ExecutableNormalizedField> fields) {
		List<Expansion.Member> members = new ArrayList<>();
		for (ExecutableNormalizedField field : fields) {
			Expansion.Content content = content(table, type, row, field);
			if (content == null) {
				return null;
			}
			members.add(Expansion.Member.of(field.getResultKey(), content));
		}
		return members;
	}

	private Expansion.@Nullable Content content(KeptTable table, Type type, Row row, ExecutableNormalizedField field) {
		if ("__typename".equals(field.getFieldName())) {
			return new Expansion.Constant(("\"" + type.name() + "\"").getBytes(StandardCharsets.UTF_8));
		}
		GraphQLFieldDefinition definition = definition(field);
		return switch (this.model.field(type, definition)) {
			case Field.Column(SqlTemplate sql, boolean isLong) when !isLong -> {
				Integer column = table.column(Planner.scalar(definition, sql.sql(row)));
				yield (column != null) ? new Expansion.Value(column) : null;
			}
			case Field.Value(SqlTemplate sql) -> {
				String value = sql.sql(row);
				Integer column = table.column(value);
				List<Expansion.Member> parts = (column != null)
						? members(table, this.model.get(Schemas.shown(definition)), new Row(value), field.getChildren())
						: null;
				yield (column != null && parts != null) ? new Expansion.Made(column, parts) : null;
			}
			case Field.One(SqlTemplate sql) -> {
				Integer column = table.column(sql.sql(row));
				Expansion other = (column != null)
						? expansion(this.model.get(Schemas.shown(definition)), field.getChildren()) : null;
				yield (column != null && other != null) ? new Expansion.Other(column, other) : null;
			}
			case null, default -> null;
		};
	}

	private GraphQLFieldDefinition definition(ExecutableNormalizedField field) {
		return field.getFieldDefinitions(this.schema).getFirst();
	}

}
