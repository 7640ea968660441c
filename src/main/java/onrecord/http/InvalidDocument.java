package onrecord.http;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import onrecord.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a document, in one sentence. graphql-java takes its messages from
 * resource bundles, and ours, {@code i18n/Validation_en} and {@code i18n/Parsing_en},
 * come before those of its jar. They have sentences, and where more is to be said than a
 * sentence can know, a kind, two names and a text, separated by tabs. The text is last:
 * it may be the client's own.
 */
final class InvalidDocument {

	/** How messages begin that say that the document is too large. */
	static final String LIMIT = "LIMIT\t";

	/**
	 * How graphql-java writes a value of the document: {@code EnumValue{name='NOPE'}}.
	 */
	private static final Pattern VALUE = Pattern.compile("(\\w+)Value\\{(?:name|value)='?(.*?)'?\\}", Pattern.DOTALL);

	private final GraphQLSchema schema;

	private final @Nullable Document document;

	/**
	 * A document that does not fit a schema.
	 * @param document null where it could not be parsed
	 */
	InvalidDocument(GraphQLSchema schema, @Nullable Document document) {
		this.schema = schema;
		this.document = document;
	}

	/**
	 * Tells one error.
	 * @param message of one of our bundles
	 * @param where it is; null if that is not known
	 */
	String told(String message, @Nullable SourceLocation where) {
		String[] parts = message.split("\t", 4);
		if (parts.length < 4) {
			return Message.shortened(message);
		}
		String of = parts[1];
		String name = parts[2];
		String text = parts[3];
		return switch (parts[0]) {
			case "FIELD" -> text + Message.meant("", fields(this.schema.getType(of), name));
			case "INPUT" -> text + meant(name, inputs(this.schema.getType(of)));
			case "ARGUMENT" -> text + argument(name, where);
			case "MISSING" -> text + missing(name, where);
			case "LACKING" -> "`" + name + "` lacks `" + listed(text) + "`: allowed is an object that has it";
			case "VALUE" -> value(name, of, text);
			case "DEFAULT" -> text + allowed(of.replace("[", "").replace("]", "").replace("!", ""), "");
			case "TYPE" -> text + meant(name, this.schema.getAllTypesAsList());
			case "DIRECTIVE" -> text + Message.meant("@", Suggestion.of(name, directives()));
			case "MISPLACED" -> text + places(this.schema.getDirective(name));
			case "FRAGMENT" -> text + Message.meant("", Suggestion.of(name, fragments()));
			case "VARIABLE" -> text + Message.meant("$", Suggestion.of(name, variables()));
			case "SYNTAX" -> syntax(of, name, text);
			default -> Message.shortened(text);
		};
	}

	/** Those of narrower types that have the very field, else the nearest of the type. */
	private List<String> fields(@Nullable GraphQLType type, String name) {
		List<String> narrower = narrower(type)
			.filter((object) -> object instanceof GraphQLObjectType having && having.getFieldDefinition(name) != null)
			.map((object) -> "... on " + GraphQLTypeUtil.simplePrint(object))
			.limit(Suggestion.MOST)
			.toList();
		return (narrower.isEmpty() && type instanceof GraphQLFieldsContainer fields)
				? Suggestion.of(name, names(fields.getFieldDefinitions())) : narrower;
	}

	private Stream<? extends GraphQLType> narrower(@Nullable GraphQLType type) {
		return switch (type) {
			case GraphQLInterfaceType wider ->
				Objects.requireNonNullElse(this.schema.getImplementations(wider), List.<GraphQLObjectType>of())
					.stream();
			case GraphQLUnionType wider -> wider.getTypes().stream();
			case null, default -> Stream.empty();
		};
	}

	private static List<? extends GraphQLNamedSchemaElement> inputs(@Nullable GraphQLType type) {
		return (type instanceof GraphQLInputObjectType object) ? object.getFields() : List.of();
	}

	/** Those that documents may have; others are the schema's own. */
	private List<String> directives() {
		return names(this.schema.getDirectives()
			.stream()
			.filter((directive) -> directive.validLocations().contains(DirectiveLocation.FIELD))
			.toList());
	}

	private static String places(@Nullable GraphQLDirective directive) {
		return (directive == null) ? "" : ": allowed are "
				+ directive.validLocations().stream().map(Enum::name).collect(Collectors.joining(", "));
	}

	private List<String> fragments() {
		return definitions(FragmentDefinition.class).map(FragmentDefinition::getName).toList();
	}

	private List<String> variables() {
		return definitions(OperationDefinition.class)
			.flatMap((operation) -> operation.getVariableDefinitions().stream())
			.map(VariableDefinition::getName)
			.toList();
	}

	private <T extends Definition<?>> Stream<T> definitions(Class<T> kind) {
		return (this.document != null) ? this.document.getDefinitionsOfType(kind).stream() : Stream.empty();
	}

	private String argument(String name, @Nullable SourceLocation where) {
		ArgumentOwner owner = owner(where);
		return (owner != null) ? " on `" + owner.name() + "`" + meant(name, owner.arguments()) : "";
	}

	private String missing(String name, @Nullable SourceLocation where) {
		ArgumentOwner owner = owner(where);
		return (owner == null) ? ""
				: " on `" + owner.name() + "`" + owner.arguments()
					.stream()
					.filter((argument) -> argument.getName().equals(name))
					.map((argument) -> ": its type is `" + GraphQLTypeUtil.simplePrint(argument.getType()) + "`")
					.collect(Collectors.joining());
	}

	private @Nullable ArgumentOwner owner(@Nullable SourceLocation where) {
		return (this.document != null && where != null) ? ArgumentOwner.at(where, this.document, this.schema) : null;
	}

	/** A set as Java writes it: {@code [one, other]}. */
	private static String listed(String names) {
		return names.substring(1, names.length() - 1).replace(", ", "`, `");
	}

	private String value(String path, String type, String text) {
		Matcher simple = VALUE.matcher(text);
		if (!simple.matches()) {
			return "`" + path + "` is " + (text.startsWith("Array") ? "a list" : "an object") + allowed(type, "");
		}
		String value = Message.shown(simple.group(2));
		return "`" + path + "` is " + ("String".equals(simple.group(1)) ? '"' + value + '"' : value)
				+ allowed(type, value);
	}

	private String allowed(String type, String given) {
		return (this.schema.getType(type) instanceof GraphQLType known) ? Allowed.of(known, given) : "";
	}

	private static String syntax(String line, String column, String token) {
		String place = "line " + line + ", column " + column;
		return "the document is not GraphQL: " + ("<EOF>".equals(token) ? "it ends too early, at " + place
				: "`" + Message.shown(token) + "` does not belong at " + place);
	}

	private static String meant(String name, List<? extends GraphQLNamedSchemaElement> known) {
		return Message.meant("", Suggestion.of(name, names(known)));
	}

	/** Without those that are only for introspection. */
	private static List<String> names(List<? extends GraphQLNamedSchemaElement> elements) {
		return elements.stream()
			.map(GraphQLNamedSchemaElement::getName)
			.filter((name) -> !name.startsWith("__"))
			.toList();
	}

}
