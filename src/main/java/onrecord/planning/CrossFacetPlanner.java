package onrecord.planning;

import java.util.Map;

import graphql.normalized.ExecutableNormalizedField;
import onrecord.declaring.Facet;
import onrecord.declaring.FacetKeys;
import onrecord.declaring.Sql;

/**
 * Plans the table of two facets of a list. Each of the two is counted by itself, and what
 * is most frequent heads the rows or the columns; then each row of the list is put into
 * the cells that it belongs to.
 */
final class CrossFacetPlanner {

	private final FacetPlanner facets;

	CrossFacetPlanner(FacetPlanner facets) {
		this.facets = facets;
	}

	/** What a field shows that has two facets at once. */
	Expression table(ExecutableNormalizedField field) {
		FacetPlanner.Asked asked = this.facets.asked(field);
		Side rows = side("row", asked.facet("rows"), asked.size("first", Page.MOST));
		Side columns = side("column", asked.facet("columns"), asked.size("firstColumns", Page.MOST));
		Select counted = Select.from("row_head")
			.join("left join", "cells on row_n = n")
			.items("row_head.*, coalesce(counts, '{}') as counts");
		Expression shown = FacetPlanner.shown(field, (part) -> switch (part.getFieldName()) {
			case "rows" -> this.facets.list(part, "CrossFacetRow", counted, "n");
			case "columns" -> this.facets.list(part, "FacetBucket", FacetPlanner.all("column_head"), "n");
			case "rowCount" -> Expression.value(rows.number());
			case "columnCount" -> Expression.value(columns.number());
			case "unknown" -> Expression.value(unknown(rows, columns));
			default -> Expression.value(this.facets.whole());
		});
		return shown.as(Sql.block("with " + rows.counted() + ",\n" + columns.counted() + ",\n"
				+ FacetPlanner.named("cells", cells()) + "\n" + Select.NONE.items(shown.sql())));
	}

	private Side side(String name, Facet facet, int most) {
		return new Side(name, this.facets.keyed(facet, null), this.facets.keys(facet), most);
	}

	/**
	 * For each row of the table, how many are in each column. The two are not joined by
	 * the id: PostgreSQL does not know how many there are, and might compare each with
	 * each. The null in the place of an id is in all cells, and counts in none: so that
	 * there is a number for those that are empty, too.
	 */
	private static Select cells() {
		Select inRow = Select.from("row_head")
			.items("unnest(ids || null::bigint) as id, n as row_n, null::bigint as column_n");
		Select inColumn = Select.from("column_head").items("unnest(ids || null::bigint), null, n");
		Select places = Select.from(Sql.block(inRow + "\nunion all\n" + inColumn) + " as place")
			.items("id, array_agg(row_n) filter (where row_n is not null) as row_ns,"
					+ " array_agg(column_n) filter (where column_n is not null) as column_ns")
			.groupBy("id");
		Select inRows = Select.from(places.block() + " as places").items("id, unnest(row_ns) as row_n, column_ns");
		Select inCells = Select.from(inRows.block() + " as placed").items("id, row_n, unnest(column_ns) as column_n");
		Select cells = Select.from(inCells.block() + " as placed")
			.items("row_n, column_n, count(id)::int as count")
			.groupBy("row_n, column_n");
		return Select.from(cells.block() + " as cell")
			.items("row_n, array_agg(count order by column_n) as counts")
			.groupBy("row_n");
	}

	/** How many rows of the list are in no cell, be it shown or not. */
	private String unknown(Side rows, Side columns) {
		String known = rows.known().items("id") + "\nintersect\n" + columns.known().items("id");
		return this.facets.number() + " - " + Select.from(Sql.block(known) + " as known").items("count(*)").block();
	}

	/**
	 * One of the two facets.
	 *
	 * @param keyed the query of the rows of the list with their keys
	 * @param most how many keys are shown
	 */
	private record Side(String name, String keyed, FacetKeys keys, int most) {

		/** Who has which key, and the most frequent keys with their numbers. */
		String counted() {
			Select tally = known().items(this.keys.all() + ", count(*)::int as count, array_agg(id) as ids")
				.groupBy(this.keys.all());
			Select head = Select.from(this.name + "_tally")
				.items("*, row_number() over (order by count desc, " + this.keys.own() + ") as n")
				.orderBy("n")
				.limit(this.most);
			return this.name + "_keyed as " + Sql.block(this.keyed) + ",\n"
					+ FacetPlanner.named(this.name + "_tally", tally) + ",\n"
					+ FacetPlanner.named(this.name + "_head", head);
		}

		Select known() {
			return Select.from(this.name + "_keyed").where(this.keys.known());
		}

		/** How many keys there are. */
		String number() {
			return "(select count(*) from " + this.name + "_tally)";
		}

	}

}
