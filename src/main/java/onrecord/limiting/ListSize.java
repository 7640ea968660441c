package onrecord.limiting;

import java.util.Collection;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import onrecord.declaring.Condition;
import onrecord.declaring.Facet;
import onrecord.declaring.Link;
import onrecord.declaring.Order;
import onrecord.declaring.Relation;
import onrecord.declaring.Schemas;
import onrecord.declaring.Sql;
import onrecord.declaring.Type;
import onrecord.planning.Arguments;
import onrecord.planning.ConnectionPlanner;
import onrecord.planning.FacetPlanner;
import onrecord.planning.Page;
import onrecord.planning.Rows;
import onrecord.planning.Shape;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a list in pages has, as far as its filter and the usual lengths tell:
 * expected numbers.
 */
final class ListSize {

	/** What a filter leaves that nothing more is known of. */
	private static final double SOME = 0.2;

	/** What a search of texts finds. */
	private static final double FOUND = 0.005;

	/** So many names answer a search at most, of those that are shown. */
	private static final double NAMES = 300;

	/** Where nothing is known of a list, it is this much longer than its page. */
	private static final int PAGES = 10;

	private static final double NEARLY_NONE = 1e-6;

	/** Of what a search finds so many are ranked, see R__search.sql. */
	private static final int RANKED = 1000;

	/** As many groups as there are of years or languages. */
	static final double LEAST_GROUPS = 100;

	private final Lengths lengths;

	private final Type type;

	private final Relation relation;

	/** Whether it is a list of something, and not of all there are. */
	private final boolean isOwned;

	private final int most;

	/** How one comes to its rows, see {@link Lengths#of}. */
	private @Nullable String via;

	/** Rows that are looked at to know all that answer. */
	private double touched;

	/** The part of all that the filter leaves. */
	private double share = 1;

	private boolean isFiltered;

	/** Whether the filter finds them by an index of its own. */
	private boolean isLookedUp;

	/** Whether an index has what the filter asks, and then the order. */
	private boolean isLed;

	/** Whether the filter asks for what no index of the list has. */
	private boolean isFetched;

	/** How many alternatives are searched for. */
	private int alternatives;

	/** How many are put in order by how well they answer; 0 where none are. */
	private final int ranked;

	/** Whether all that answer are put in order, because no index has the order. */
	private final boolean isSorted;

	/** Whether what they are put in order by has to be looked up for each. */
	private final boolean isUnindexed;

	/** Rows that answer. */
	private final double matched;

	/**
	 * A list.
	 * @param ownerVia how one comes to the row that it is of, see {@link Lengths#of}
	 * @param times how many such lists there are
	 */
	ListSize(Lengths lengths, Type type, Relation relation, ExecutableNormalizedField field,
			GraphQLFieldDefinition definition, @Nullable String ownerVia, double times) {
		this.lengths = lengths;
		this.type = type;
		this.relation = relation;
		this.isOwned = relation.near() != null;
		this.via = (relation.link() != null) ? Lengths.REFERENCE : this.isOwned ? relation.lengthName() : null;
		Map<String, Object> arguments = field.getResolvedArguments();
		this.most = Page.size(arguments);
		Double length = lengths.of(relation.lengthName(), ownerVia, times);
		double all = (length != null) ? length : PAGES * this.most;
		this.touched = all;
		if (relation.cut() != null) {
			search(arguments.get("text"));
			if (!asksForTexts(field, relation.cut())) {
				this.touched = Math.min(this.touched, NAMES);
			}
		}
		if (relation.probed() != null) {
			search(null);
		}
		Double table = lengths.all(String.valueOf(type.table()));
		Rows.filters(type).forEach((path, condition) -> {
			Object value = Arguments.at(arguments, path);
			if (value != null) {
				filter(path.substring(Rows.FILTER.length()), condition, value, table,
						Schemas.enumValues(definition, path));
			}
		});
		for (Map.Entry<String, Condition> condition : relation.conditions().entrySet()) {
			if (arguments.get(condition.getKey()) != null) {
				narrow(SOME);
			}
		}
		Order order = type.orders().isEmpty() ? null : type.order(arguments.get("orderBy"));
		// Of what belongs to something, an index has no other order.
		boolean isUsual = order == null || order.equals(type.order(null));
		this.ranked = (relation.cut() != null) ? RANKED : (order != null) ? order.most() : 0;
		this.isUnindexed = order != null && !order.indexed();
		this.isSorted = this.ranked > 0 || this.isUnindexed || (this.isOwned || this.isLed) && !isUsual;
		this.matched = Math.min(this.touched, all * this.share);
	}

	private void filter(String path, Condition condition, Object value, @Nullable Double table, int enumValues) {
		boolean isCounted = this.relation.counts() != null && this.relation.counts().filters().contains(path);
		this.isFetched |= this.isOwned ? !isCarried(condition) : this.isLookedUp && !isCounted;
		this.isFiltered |= !isCounted;
		Type.Found known = this.type.found(path);
		Double each = (known != null) ? this.lengths.of(known.lengthName(), Lengths.REFERENCE, 1) : null;
		if (condition.searched()) {
			search(value);
		}
		else if (known != null && each != null && table != null) {
			double number = (value instanceof Collection<?> values) ? Shape.number(values) : 1;
			double found = each * number;
			this.isLed |= number == 1 && condition.leads();
			this.isLookedUp |= found < this.touched;
			if (!this.isOwned && known.table().equals(this.type.table())) {
				this.via = known.lengthName();
			}
			this.touched = Math.min(this.touched, found);
			this.share *= Math.min(1, found / Math.max(1, table));
		}
		else if (enumValues > 0 && value instanceof Collection<?> values) {
			this.share *= Math.min(1, (double) Shape.number(values) / enumValues);
		}
		else {
			this.share *= SOME;
		}
	}

	/** As far as the document tells: a variable may have any value. */
	private static boolean asksForTexts(ExecutableNormalizedField field, Relation.Cut cut) {
		return field.getAstArguments()
			.stream()
			.filter((argument) -> argument.getName().equals(cut.argument()))
			.map(Argument::getValue)
			.allMatch((value) -> !(value instanceof ArrayValue list) || list.getValues()
				.stream()
				.anyMatch((each) -> !(each instanceof EnumValue name) || cut.texts().contains(name.getName())));
	}

	private void search(@Nullable Object text) {
		this.alternatives = Shape.alternatives(String.valueOf(text));
		narrow(Math.min(1, FOUND * this.alternatives));
		this.isFetched = true;
	}

	/** An index finds what is left. */
	private void narrow(double found) {
		this.isFiltered = true;
		this.share *= found;
		this.touched *= this.isOwned ? 1 : found;
	}

	/** Whether an index that the list is found by has all that is asked. */
	private boolean isCarried(Condition condition) {
		Link link = this.relation.link();
		return link != null && link.carried().containsAll(condition.sql().columns());
	}

	@Nullable String via() {
		return this.via;
	}

	/** How many rows the page has. */
	double page() {
		return Math.min(this.most, this.matched);
	}

	/** Rows that answer. */
	double matched() {
		return this.matched;
	}

	/** Rows that are looked at to know all that answer. */
	double touched() {
		return this.touched;
	}

	/** Whether the filter asks for more than its usual values. */
	boolean isFiltered() {
		return this.isFiltered;
	}

	/** Whether the filter asks for what no index of the list has. */
	boolean isFetched() {
		return this.isFetched;
	}

	/** Whether all that answer are put in order, because no index has the order. */
	boolean isSorted() {
		return this.isSorted;
	}

	/** Whether what they are put in order by has to be looked up for each. */
	boolean isUnindexed() {
		return this.isUnindexed;
	}

	/** Rows that are looked at to find the page. */
	double found() {
		if (this.ranked > 0) {
			return Math.min(this.touched, this.ranked / this.share);
		}
		if (this.isSorted) {
			return this.touched;
		}
		if (isSearched()) {
			boolean isWalked = this.touched >= Rows.FEW;
			boolean isFound = isWalked && this.share * ConnectionPlanner.WALKED > this.most;
			return (isWalked ? ConnectionPlanner.WALKED : 0) + (isFound ? 0 : this.touched);
		}
		return this.isFiltered ? upTo(this.most + 1) : page();
	}

	/** See {@link Rows#areSearched}: of all there are, by ids. */
	private boolean isSearched() {
		return !this.isOwned && this.isLookedUp && !this.isLed && this.alternatives == 0;
	}

	/** How often it is told how well a row answers an alternative. */
	double ranked() {
		return this.alternatives * Math.min(this.matched, this.ranked);
	}

	/** Rows that are looked at to count those that answer. */
	double counted() {
		return upTo(ConnectionPlanner.COUNTED + 1);
	}

	/** Rows that are looked at until so many answer. */
	private double upTo(double number) {
		return Math.min(this.touched, number * this.touched / Math.max(this.matched, NEARLY_NONE));
	}

	/** How many groups there may be. */
	double groups(Facet facet) {
		double groups = 0;
		for (String key : facet.keys().keySet()) {
			Double number = key.endsWith("_id") ? this.lengths.all(Sql.referred(key)) : null;
			groups += (number != null) ? number : LEAST_GROUPS;
		}
		return groups;
	}

	/** See {@link FacetPlanner}: where all are counted, but for those of some status. */
	boolean isCountedAhead() {
		return this.relation.counts() != null && this.touched > FacetPlanner.COUNTED && !this.isFiltered;
	}

}
