package onrecord.limiting;

import java.util.Map;

import onrecord.declaring.Facet;
import onrecord.planning.FacetPlanner;
import onrecord.planning.Page;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to find, to count and to group the rows of a list in pages:
 * microseconds, by {@code src/bench/calibrate.md}.
 */
final class ListCost {

	/** To go through a row in an index that has all that is asked of it. */
	private static final double STEP = 0.3;

	/** To look up a row for what an index does not have. */
	private static final double FETCH = 6;

	/** To look up what a row is put in order by. */
	private static final double KEY = 10;

	/** To tell how well a row answers an alternative. */
	private static final double RANK = 1;

	private static final double COUNT = 0.05;

	private static final double COUNT_FILTERED = 0.15;

	/** To put a row into a group. */
	private static final double TALLY = 1.5;

	/** To name a group. */
	private static final double GROUP = 25;

	private static final double MOST_GROUPS = 1000;

	/** So few rows are in fewer buckets than there might be. */
	private static final double FEW = 10;

	/** To put some rows in groups. */
	private static final double FACET = 500;

	/** To put a row into the cells of a table. */
	private static final double PLACE = 1.5;

	/** To make a cell. */
	private static final double CELL = 2;

	/** To read what has been counted ahead, for each group. */
	private static final double AHEAD = 1.2;

	/** The same of all days, for a timeline. */
	private static final double TIMELINE_AHEAD = 15_000;

	/** To make the buckets of a timeline. */
	private static final Map<String, Double> BUCKETS = Map.of("DAY", 16_000.0, "WEEK", 4000.0, "MONTH", 1200.0, "YEAR",
			400.0);

	private final ListSize size;

	private final Map<String, Facet> facets;

	/**
	 * A list.
	 * @param facets of its type
	 */
	ListCost(ListSize size, Map<String, Facet> facets) {
		this.size = size;
		this.facets = facets;
	}

	ListSize size() {
		return this.size;
	}

	/** To find the page. */
	double find() {
		if (this.size.isUnindexed()) {
			return KEY * this.size.found();
		}
		double row = (this.size.isFetched() || this.size.isSorted()) ? FETCH : STEP;
		return row * Math.min(this.size.found(), FacetPlanner.COUNTED) + RANK * this.size.ranked();
	}

	/** To count how many answer. */
	double count() {
		return this.size.counted() * (this.size.isFetched() ? FETCH : this.size.isFiltered() ? COUNT_FILTERED : COUNT);
	}

	/** To tell what they have in common. */
	double facet(@Nullable Object by) {
		return this.size.isCountedAhead() ? AHEAD * (ListSize.LEAST_GROUPS + groups(by)) : series(by);
	}

	/** To tell what they have in common by two facets at once. */
	double crossFacets(Map<String, Object> asked) {
		double rows = heads(asked, "rows", "first");
		double columns = heads(asked, "columns", "firstColumns");
		return tally(asked.get("rows")) + tally(asked.get("columns")) + GROUP * (rows + columns)
				+ PLACE * Math.min(this.size.touched(), FacetPlanner.COUNTED) + CELL * rows * columns;
	}

	/** How many rows or columns there are in a table of two facets. */
	private double heads(Map<String, Object> asked, String by, String most) {
		return Math.min(Page.size(asked, most), Math.min(this.size.matched(), groups(asked.get(by))));
	}

	/** To put them into a timeline. */
	double timeline(@Nullable Object unit) {
		double buckets = BUCKETS.getOrDefault(String.valueOf(unit), 0.0) * some();
		return buckets + (this.size.isCountedAhead() ? TIMELINE_AHEAD : tally());
	}

	/** The same of each of those that have something in common. */
	double series(@Nullable Object by) {
		return tally(by) + GROUP * Math.min(this.size.matched(), Math.min(groups(by), MOST_GROUPS));
	}

	private double tally(@Nullable Object by) {
		Facet facet = this.facets.get(String.valueOf(by));
		boolean isLinked = facet != null && facet.links() != null;
		return (isLinked ? 2 : 1) * tally();
	}

	private double tally() {
		double row = TALLY + (this.size.isFetched() ? FETCH : 0);
		return FACET * some() + row * Math.min(this.size.touched(), FacetPlanner.COUNTED);
	}

	/** Fewer rows are in fewer groups. */
	private double some() {
		return Math.min(1, this.size.matched() / FEW);
	}

	private double groups(@Nullable Object by) {
		Facet facet = this.facets.get(String.valueOf(by));
		return (facet != null) ? this.size.groups(facet) : 0;
	}

}
