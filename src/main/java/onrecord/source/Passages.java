package onrecord.source;

import onrecord.loading.Bundle;
import onrecord.loading.Loadable;

import org.springframework.stereotype.Component;

/** How quotations are found in the texts of sources, and kept as their passages. */
@Component
final class Passages implements Loadable {

	/** Where the words stand. */
	private static final String FOUND = """
			select told.n, told.record, told.field, told.exact, source.id as source_id, stands.span_start,
			  stands.span_start + char_length(told.exact) as span_end, told.start_time, told.end_time, told.note,
			  source.text is not null and told.note is null as verified,
			  coalesce(left(around.words, least(stands.span_start, 32)), told.prefix, '') as prefix,
			  coalesce(substr(around.words, least(stands.span_start, 32) + char_length(told.exact) + 1), told.suffix, '') as suffix
			from (
			  -- Fetched and unpacked once, not for each of the comparisons.
			  select id, text || '' as text
			  from source
			  where id in (select source_id from told)
			  offset 0) as source
			join told on told.source_id = source.id
			-- Worked out once, although they are used several times.
			cross join lateral (
			  select case
			    when source.text is null then told.span_start
			    when told.note is not null then null
			    when told.span_start is not null then
			      case when substr(source.text, told.span_start + 1, char_length(told.exact)) = told.exact then told.span_start end
			    when num_nonnulls(told.occurrence, told.prefix, told.suffix) = 0 then
			      case when position(told.exact in substr(source.text, position(told.exact in source.text) + 1)) = 0
			        then nullif(position(told.exact in source.text), 0) - 1 end
			    else words_at(source.text, told.exact, told.occurrence, told.prefix, told.suffix)
			  end as span_start
			  offset 0) as stands
			cross join lateral (
			  select case when stands.span_start is not null then
			    substr(source.text, greatest(stands.span_start - 31, 1), least(stands.span_start, 32) + char_length(told.exact) + 32) end as words
			  offset 0) as around""";

	/** The passages at those places, those that are stored and those to come. */
	private static final String KEPT = """
			with placed as not materialized (
			  select *, coalesce(span_start || '-' || char_length(exact), md5(concat_ws('-', start_time, end_time, exact))) as place
			  from found)
			select placed.n, passage.id, source_id, placed.exact, placed.prefix, placed.suffix, verified, is_new, placed.n = passage.n as is_first
			from placed
			join (
			  select told.source_id, first.place, told.n,
			    coalesce(stored.id, unplaced.id, nextval(pg_get_serial_sequence('passage', 'id'))) as id,
			    stored.id is null and unplaced.id is null as is_new
			  from (select source_id, place, min(n) as n from placed group by source_id, place) as first
			  join found as told using (n)
			  left join passage as stored on stored.source_id = told.source_id
			    and (stored.span_start, stored.span_end) = (told.span_start, told.span_end)
			  left join passage as unplaced on unplaced.source_id = told.source_id and unplaced.exact = told.exact
			    and told.span_start is null and unplaced.span_start is null
			    and (unplaced.start_time, unplaced.end_time) is not distinct from (told.start_time, told.end_time)
			) as passage using (source_id, place)""";

	@Override
	public void describe(Bundle bundle) {
		bundle.excerpts("quotation", "Appearance", "passage", "source", "text")
			.shownOnly("verified")
			.found(FOUND)
			.kept(KEPT)
			.refused("note",
					"note is not null and current_setting('onrecord.on_lost_proof', true) is distinct from 'mark'",
					"words that are no longer proven; --on-lost-proof=mark takes them");
	}

}
