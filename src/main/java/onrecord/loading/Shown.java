package onrecord.loading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import onrecord.text.Snake;
import org.jspecify.annotations.Nullable;

/**
 * What the GraphQL schema shows is loaded and exported under the same name, where the
 * table has a column for it: {@code saidOn} is the value of {@code said_on},
 * {@code speaker} the reference in {@code speaker_id}, as it is read.
 */
record Shown(TypeDefinitionRegistry schema, Bundle bundle, TableCatalogue catalogue) {

	/** Looks at the schema that the server has. */
	static Shown of(Bundle bundle, TableCatalogue catalogue) {
		try (InputStream schema = Shown.class.getResourceAsStream("/graphql/schema.graphqls")) {
			return new Shown(new SchemaParser().parse(Objects.requireNonNull(schema)), bundle, catalogue);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Adds to the members of records those that are shown: values first, then references,
	 * then words in texts; to those of items in the order of the schema.
	 */
	void complete(RecordType type) {
		Map<String, FieldDefinition> fields = new LinkedHashMap<>();
		type.types()
			.forEach((name) -> fields(Character.toUpperCase(name.charAt(0)) + name.substring(1))
				.forEach((field) -> fields.putIfAbsent(field.getName(), field)));
		members(type.main(), List.copyOf(fields.values())).stream()
			.sorted(Comparator.comparing(
					(member) -> (member instanceof Member.Value) ? 0 : (member instanceof Member.Reference) ? 1 : 2))
			.forEach(type.main()::add);
		for (TableRows list : type.lists()) {
			FieldDefinition field = fields.get(list.name());
			if (list.items() == TableRows.Items.OBJECTS && field != null) {
				complete(list, shown(field));
			}
		}
	}

	/** Adds those of a type to the members of rows. */
	void complete(TableRows rows, String type) {
		members(rows, fields(type)).forEach(rows::add);
	}

	private List<Member> members(TableRows rows, List<FieldDefinition> fields) {
		List<Member> members = new ArrayList<>();
		for (FieldDefinition field : fields) {
			Member member = member(rows, field.getName());
			if (member != null && rows.members().stream().noneMatch((each) -> each.name().equals(member.name()))) {
				members.add(member);
			}
		}
		return members;
	}

	private @Nullable Member member(TableRows rows, String field) {
		if (rows.shownOtherwise().containsKey(field)) {
			return rows.shownOtherwise().get(field);
		}
		Map<String, TableCatalogue.Column> columns = this.catalogue.table(rows.table()).columns();
		TableCatalogue.Column column = columns.get(Snake.of(field));
		if (column != null) {
			return (column.generated() || column.identity()) ? null : new Member.Value(field, Snake.of(field), null);
		}
		String key = Snake.of(field) + "_id";
		if (!columns.containsKey(key) || rows.isOwner(key)) {
			return null;
		}
		boolean isOfWords = this.catalogue.referred(rows.table(), key).equals(this.bundle.excerpts().rows().table());
		return isOfWords ? new Member.Excerpt(field, key) : new Member.Reference(field, key);
	}

	/** The type of what a field shows; of a connection, of its nodes. */
	private String shown(FieldDefinition field) {
		String type = TypeInfo.typeInfo(field.getType()).getName();
		return fields(type).stream()
			.filter((each) -> type.endsWith("Connection") && each.getName().equals("nodes"))
			.findFirst()
			.map(this::shown)
			.orElse(type);
	}

	private List<FieldDefinition> fields(String type) {
		return (this.schema.getTypeOrNull(type) instanceof ObjectTypeDefinition object) ? object.getFieldDefinitions()
				: List.of();
	}

}
