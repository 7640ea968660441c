package onrecord.http;

import java.util.List;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.validation.DocumentVisitor;
import graphql.validation.LanguageTraversal;
import graphql.validation.TraversalContext;
import org.jspecify.annotations.Nullable;

/**
 * A field or a directive, which has arguments: what graphql-java leaves out where it says
 * that there is no such argument.
 *
 * @param name as a schema coordinate: {@code Query.people}, {@code @skip}
 */
record ArgumentOwner(String name, List<GraphQLArgument> arguments) {

	/**
	 * The one that is written in a place of a document, or has an argument there; null
	 * where there is none that the schema knows.
	 */
	static @Nullable ArgumentOwner at(SourceLocation where, Document document, GraphQLSchema schema) {
		Search search = new Search(where, new TraversalContext(schema));
		new LanguageTraversal().traverse(document, search);
		return search.found;
	}

	/** Goes through a document as validation does. */
	@SuppressWarnings("rawtypes")
	private static final class Search implements DocumentVisitor {

		private final SourceLocation where;

		private final TraversalContext context;

		private @Nullable ArgumentOwner found;

		Search(SourceLocation where, TraversalContext context) {
			this.where = where;
			this.context = context;
		}

		@Override
		public void enter(Node node, List<Node> path) {
			this.context.enter(node, path);
			if ((node instanceof Argument || node instanceof Directive || node instanceof Field)
					&& this.where.equals(node.getSourceLocation())) {
				this.found = owner((node instanceof Argument) ? path.getLast() : node);
			}
		}

		@Override
		public void leave(Node node, List<Node> path) {
			this.context.leave(node, path);
		}

		private @Nullable ArgumentOwner owner(Node node) {
			if (node instanceof Directive directive) {
				GraphQLDirective known = this.context.getDirective();
				return new ArgumentOwner("@" + directive.getName(), (known != null) ? known.getArguments() : List.of());
			}
			GraphQLCompositeType parent = this.context.getParentType();
			GraphQLFieldDefinition field = this.context.getFieldDef();
			return (field != null && parent != null)
					? new ArgumentOwner(parent.getName() + "." + field.getName(), field.getArguments()) : null;
		}

	}

}
