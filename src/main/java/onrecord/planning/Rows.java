package onrecord.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import onrecord.declaring.Condition;
import onrecord.declaring.Each;
import onrecord.declaring.Link;
import onrecord.declaring.Relation;
import onrecord.declaring.Row;
import onrecord.declaring.Schemas;
import onrecord.declaring.Sql;
import onrecord.declaring.SqlTemplate;
import onrecord.declaring.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a field shows: those of its relation that belong to the row above and
 * satisfy the arguments.
 *
 * @param row the rows, as the query that finds them has them
 * @param driving where the link table of a filter leads to them: the path of that filter
 * @param each where a filter has them found among rows that come {@link Type#each once
 * for each} of several things: the path of that filter
 * @param spread where they are found for each of several things, one and its descendants:
 * the path of the filter that asks for it, or {@link #RELATION}; null where they are not
 */
public record Rows(Scope scope, Relation relation, Row row, @Nullable String driving, @Nullable String each,
		@Nullable String spread) {

	/** What rows are spread by, where that is the row above. */
	private static final String RELATION = "";

	/** Before the path of a condition within a filter, among the arguments. */
	public static final String FILTER = "filter.";

	/** So many rows are looked up rather than looked for. */
	public static final int FEW = 200;

	private Rows(Scope scope, Relation relation, Row row) {
		this(scope, relation, row, null, null, null);
	}

	/**
	 * What the rows can be spread by: of what leads to them, that which has descendants.
	 */
	private @Nullable String spreads() {
		if (this.driving == null && this.relation.near() != null) {
			return this.scope.spreads(this.relation.within()) ? RELATION : null;
		}
		if (this.driving == null && this.each != null) {
			return null;
		}
		return filters(type()).entrySet()
			.stream()
			.filter((filter) -> (this.driving != null) ? filter.getKey().equals(this.driving)
					: leads(filter.getKey(), filter.getValue()))
			.filter((filter) -> this.scope.spreads(filter.getValue().idsOf()))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	/** What the rows are of. */
	Type type() {
		return this.scope.type();
	}

	/** The rows for a list: with a link table, whose order the list takes. */
	static Rows listed(Scope scope, Relation relation, String alias) {
		return new Rows(scope, relation, new Row(alias, relation.link()));
	}

	/**
	 * The rows for a page: found in a link table that carries what lists are ordered by,
	 * the relation's own or that of a filter by one id; others are only looked into, so
	 * that no row comes twice.
	 */
	static Rows paged(Scope scope, Relation relation, String alias) {
		Rows rows = found(scope, relation, alias);
		return new Rows(scope, relation, rows.row(), rows.driving(), rows.each(), rows.spreads());
	}

	private static Rows found(Scope scope, Relation relation, String alias) {
		Type type = scope.type();
		Each rows = type.each();
		boolean whole = relation.reads(type.table());
		boolean comeOnceForEach = rows != null && relation.reads(rows.rows());
		String each = comeOnceForEach ? null : eachFilter(scope);
		if (relation.link() != null && relation.link().carries()) {
			Link once = (each != null) ? relation.link().once() : null;
			return (once != null) ? new Rows(scope, relation, new Row(alias, once), null, each, null)
					: listed(scope, relation, alias);
		}
		if (whole || comeOnceForEach) {
			for (Map.Entry<String, Condition> filter : filters(type).entrySet()) {
				Link link = filter.getValue().link();
				if (link != null && (each != null || comeOnceForEach)) {
					link = link.once();
				}
				if (link != null && link.carries() && scope.isSingle(filter.getKey())) {
					return new Rows(scope, relation, new Row(alias, link), filter.getKey(), each, null);
				}
			}
		}
		boolean ofTable = whole || relation.link() != null;
		return new Rows(scope, relation, new Row(alias), null, ofTable ? each : null, null);
	}

	/** The filter by one id that rows once for each are asked for; null where none is. */
	private static @Nullable String eachFilter(Scope scope) {
		return filters(scope.type()).entrySet()
			.stream()
			.filter((filter) -> filter.getValue().each() != null && scope.isSingle(filter.getKey()))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether a filter asks what few rows satisfy, or almost all: by a search, or, of all
	 * that there are, by ids for which no index has the order.
	 */
	boolean areSearched() {
		if (this.relation.probed() != null) {
			return true;
		}
		Map<String, Condition> given = given();
		boolean isOfAll = this.relation.near() == null
				&& given.entrySet().stream().noneMatch((filter) -> leads(filter.getKey(), filter.getValue()));
		return given.entrySet()
			.stream()
			.anyMatch((filter) -> filter.getValue().searched() || isOfAll && found(filter.getKey()) != null);
	}

	/** Whether one index has what a filter asks, and then the order. */
	private boolean leads(String path, Condition condition) {
		return path.equals(this.driving) || path.equals(this.each)
				|| this.relation.near() == null && condition.leads() && this.scope.isSingle(path);
	}

	/**
	 * Whether few rows satisfy something of which a query tells how many do: PostgreSQL
	 * counts no farther than that; null where there is no such.
	 */
	@Nullable String areFew() {
		Relation.Probed probed = this.relation.probed();
		List<String> queries = new ArrayList<>();
		if (probed != null) {
			queries.add(asked(probed.few(), this.row));
		}
		given().keySet().stream().map(this::found).filter(Objects::nonNull).forEach(queries::add);
		String few = queries.stream()
			.map((found) -> "(select count(*) from " + Sql.block(found + "\nlimit " + FEW) + " as found) < " + FEW)
			.collect(Collectors.joining("\n  or "));
		return few.isEmpty() ? null : few;
	}

	/** A query of the rows that a filter finds; null where that is not told. */
	private @Nullable String found(String path) {
		Type.Found found = type().found(path.substring(FILTER.length()));
		Condition condition = Objects.requireNonNull(filters(type()).get(path));
		if (condition.some() != null) {
			String together = ofOne(path, condition.some().other());
			return condition.some().few().with((name) -> together).sql().strip();
		}
		Type ids = condition.idsOf();
		if (found == null || ids == null) {
			return null;
		}
		Collection<String> columns = (ids.table() != null) ? List.of(found.near()) : ids.references().values();
		return columns.stream()
			.map((column) -> "select 1 from " + found.table() + " where " + column + " = any ("
					+ this.scope.value(path, ids, column) + ")")
			.collect(Collectors.joining("\nunion all\n"));
	}

	/** The filters that are given, by their paths. */
	private Map<String, Condition> given() {
		Map<String, Condition> given = new LinkedHashMap<>(filters(type()));
		given.keySet().removeIf((path) -> !this.scope.inputs().has(this.scope.field(), path));
		return given;
	}

	/** Whether the rows are found for each of several things. */
	boolean areSpread() {
		return this.spread != null;
	}

	/** Some of the rows, of each of the things that they are spread by. */
	Select ofEach(Select some, String alias) {
		Type type = Objects.requireNonNull(RELATION.equals(this.spread) ? this.relation.within()
				: Objects.requireNonNull(filters(type()).get(this.spread)).idsOf());
		String ids = RELATION.equals(this.spread) ? "select " + this.scope.parent().id()
				: this.scope.ids(String.valueOf(this.spread), type);
		return Select.from(Sql.block(type.descendants(ids)) + " as " + near())
			.join("cross join lateral", some.block() + " as " + alias);
	}

	/**
	 * The same in an order, each once: one may be found for several things.
	 * @param key what they are ordered by, and then by their ids
	 */
	Select together(Select some, String key, String direction) {
		String alias = this.row.alias();
		return ofEach(some, alias).items("distinct on (" + key + ", " + alias + ".id) " + alias + ".*")
			.orderBy(key + direction + ", " + alias + ".id" + direction);
	}

	/** What the rows are spread by has this name. */
	private String near() {
		return this.row.alias() + "_near";
	}

	/** Whether the rows are found through a link table. */
	boolean areLinked() {
		return this.row.link() != null;
	}

	/**
	 * A query of the rows. There is always a row behind a link; but where nothing is
	 * asked of it, PostgreSQL leaves out a left join.
	 */
	Select found() {
		return satisfying(belonging("left join", true), (path) -> true);
	}

	/**
	 * The same for a query that shows the rows: of an inner join PostgreSQL knows that
	 * the ids on both sides are in the same order.
	 */
	Select shown() {
		return satisfying(belonging("join", true), (path) -> true);
	}

	/**
	 * The same, but for the filters: only with those for which an index has the order, so
	 * that going through some rows takes the same time whatever is asked.
	 */
	Select unfiltered() {
		Map<String, Condition> filters = filters(type());
		return satisfying(belonging("join", this.relation.probed() == null),
				(path) -> leads(path, Objects.requireNonNull(filters.get(path))));
	}

	/** A query of rows under the name that these have, with the filters. */
	Select filtered(Select query) {
		Rows plain = new Rows(this.scope, this.relation, new Row(this.row.alias()));
		Relation.Probed probed = this.relation.probed();
		Select filtered = (probed != null) ? query.where(asked(probed.probe(), plain.row)) : query;
		for (Map.Entry<String, Condition> filter : given().entrySet()) {
			if (!leads(filter.getKey(), filter.getValue())) {
				filtered = plain.where(filtered, filter.getKey(), filter.getValue(), true);
			}
		}
		return filtered;
	}

	/**
	 * The rows that belong to the row above.
	 * @param asksIt whether what tells so is asked of them
	 */
	private Select belonging(String join, boolean asksIt) {
		Link link = this.row.link();
		Select rows = (link == null) ? Select.from(Sql.named(unlinked(), this.row.alias())) : Select
			.from(Sql.named(link.rows(), this.row.linkAlias()))
			.join(join,
					Sql.named(type().table(), this.row.alias()) + " on " + this.row.alias() + ".id = " + this.row.id());
		return asksIt ? belonging(rows) : rows;
	}

	/** What a template over a row and the row above asks, with the field's arguments. */
	private String asked(SqlTemplate sql, Row row) {
		return this.scope.inputs()
			.filled(sql.of(this.scope.parent()), this.scope.field(), this::idTypes)
			.sql(row)
			.strip()
			.replace("\n", "\n    ");
	}

	/**
	 * Rows that have been counted ahead and answer for these; null where there are none.
	 */
	@Nullable Select counts() {
		Relation.Counts counts = this.relation.counts();
		if (counts == null || !this.scope.descendants()) {
			return null;
		}
		Select query = Select.from(counts.rows() + " as counts");
		for (Map.Entry<String, Condition> filter : given().entrySet()) {
			if (!counts.filters().contains(filter.getKey().substring(FILTER.length()))) {
				return null;
			}
			String value = this.scope.inputs().placeholder(this.scope.field(), filter.getKey(), Set.of());
			query = query.where(filter.getValue().sql().with((name) -> value).sql(new Row("counts")));
		}
		return query;
	}

	/** What a list is ordered by; null where nothing says so. */
	@Nullable String order() {
		SqlTemplate order = this.relation.order();
		return (order != null) ? order.linkedBy(this.row.linkAlias()).sql(this.row) : null;
	}

	private String unlinked() {
		if (this.each != null && type().each() != null) {
			return type().each().rows();
		}
		return (this.relation.link() == null) ? rows() : String.valueOf(type().table());
	}

	private String rows() {
		return this.scope.inputs()
			.filled(this.relation.rows().of(this.scope.parent()), this.scope.field(), this::idTypes)
			.sql();
	}

	/**
	 * Of which types an argument of the relation is an id: of that which it shows, unless
	 * it says so.
	 */
	private Set<String> idTypes(String argument) {
		Type told = this.relation.idsOf(argument);
		return Schemas.concrete(this.scope.schema(), ((told != null) ? told : type()).name());
	}

	private Select belonging(Select query) {
		String isOne = " " + isOne(this.scope.parent().id());
		String near = this.relation.near();
		Link link = this.relation.link();
		SqlTemplate on = this.relation.on();
		if (on != null) {
			return query.where(asked(on, this.row));
		}
		if (near != null && link == null) {
			return query.where(this.row.column(near) + isOne);
		}
		if (near != null && areLinked()) {
			return query.where(this.row.linkAlias() + "." + near + isOne);
		}
		return (link == null) ? query : query.where(this.row.id() + " in (select link." + link.far() + " from "
				+ Sql.named(rows(), "link") + " where link." + near + isOne + ")");
	}

	/** That something refers to the row above, or to what belongs within it. */
	private String isOne(String id) {
		if (RELATION.equals(this.spread)) {
			return "= " + near() + ".id";
		}
		Type within = this.relation.within();
		return (within != null && this.scope.spreads(within))
				? "= any (array" + Sql.block(within.descendants("select " + id)) + ")" : "= " + id;
	}

	private Select satisfying(Select query, Predicate<String> conditions) {
		Select satisfying = query;
		Type general = type().general();
		if (general != null && this.relation.reads(general.table())) {
			satisfying = satisfying
				.where(this.row.column(String.valueOf(general.discriminator())) + " = " + Sql.quoted(type().name()));
		}
		for (Map.Entry<String, Condition> argument : this.relation.conditions().entrySet()) {
			satisfying = where(satisfying, argument.getKey(), argument.getValue(), false);
		}
		for (Map.Entry<String, Condition> filter : filters(type()).entrySet()) {
			if (conditions.test(filter.getKey())) {
				satisfying = where(satisfying, filter.getKey(), filter.getValue(), this.relation.near() != null);
			}
		}
		return satisfying;
	}

	/** The conditions of a type's filter, by their paths among the arguments. */
	public static Map<String, Condition> filters(Type type) {
		Map<String, Condition> filters = new LinkedHashMap<>();
		for (Type each = type; each != null; each = each.general()) {
			each.filters().forEach((path, condition) -> filters.put(FILTER + path, condition));
		}
		return filters;
	}

	/**
	 * A query with a condition, if the argument is given.
	 * @param isFound whether the rows have been found otherwise
	 */
	private Select where(Select query, String path, Condition condition, boolean isFound) {
		if (!this.scope.inputs().has(this.scope.field(), path)) {
			return query;
		}
		Condition.Some some = condition.some();
		String only = path.equals(this.spread) ? near() + ".id" : this.scope.only(path, condition.idsOf());
		UnaryOperator<SqlTemplate> given = (sql) -> ((only != null) ? sql.withOnly(only) : sql).with(
				(name) -> (some != null) ? ofOne(path, some.other()) : this.scope.value(path, condition.idsOf(), name));
		return query.where(asked(path, condition, isFound, given).strip().replace("\n", "\n    "));
	}

	/**
	 * What the fields of an input object ask together of one row of another type; what is
	 * no filter of its own says more of one that is.
	 */
	private String ofOne(String path, Type other) {
		Row row = new Row(Objects.requireNonNull(other.table()));
		Inputs inputs = this.scope.inputs();
		int field = this.scope.field();
		List<String> asked = new ArrayList<>();
		other.filters().forEach((name, condition) -> {
			if (inputs.has(field, path + "." + name)) {
				String value = this.scope.value(path + "." + name, condition.idsOf(), Scope.VALUE);
				asked.add(condition.sql()
					.with((argument) -> Scope.VALUE.equals(argument) ? value
							: inputs.placeholder(field, path + "." + argument, Set.of()))
					.sql(row));
			}
		});
		return asked.isEmpty() ? "true" : String.join("\n  and ", asked);
	}

	/** What a condition asks, with its value. */
	private String asked(String path, Condition condition, boolean isFound, UnaryOperator<SqlTemplate> given) {
		Link link = condition.link();
		if (path.equals(this.driving)) {
			return given.apply(condition.sql()).sql(new Row(this.row.linkAlias()));
		}
		if (path.equals(this.each) && condition.each() != null) {
			return given.apply(condition.each()).sql(this.row);
		}
		if (isFound && condition.probe() != null) {
			return given.apply(condition.probe()).sql(this.row);
		}
		return (link == null) ? given.apply(condition.sql()).sql(this.row)
				: this.row.id() + " in (select " + link.far() + " from " + Sql.named(link.rows(), "link") + " where "
						+ given.apply(condition.sql()).sql(new Row("link")) + ")";
	}

}
