package onrecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import onrecord.database.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The house rules of the database. */
class CatalogueTests {

	private static final String OURS = """
			select oid, relname from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r'
			  and relname not in ('flyway_schema_history', 'seed_history')""";

	@Test
	void everyTableAndColumnSaysWhatItIs() throws SQLException {
		assertThat(
				list("""
						select relname || coalesce('.' || attname, '')
						from (%s) as ours
						cross join lateral (
						  select 0 as attnum, null as attname
						  union all
						  select attnum, attname from pg_attribute where attrelid = ours.oid and attnum > 0 and not attisdropped) as part
						where col_description(ours.oid, attnum) is null and (attnum > 0 or obj_description(ours.oid, 'pg_class') is null)"""))
			.isEmpty();
	}

	/**
	 * To PostgreSQL before 18 what is switched off costs ten billions, more than what has
	 * a statement compiled, which takes a second.
	 */
	@Test
	void whatSwitchesSomethingOffCompilesNothing() throws SQLException {
		assertThat(list("select proname from pg_proc where proconfig::text ~ 'enable_[a-z]+=off'")).isNotEmpty();
		assertThat(list("""
				select proname from pg_proc
				where proconfig::text ~ 'enable_[a-z]+=off' and not 'jit=off' = any (proconfig)""")).isEmpty();
	}

	@Test
	void everyTypeAndFunctionSaysWhatItIs() throws SQLException {
		assertThat(
				list("""
						select typname from pg_type
						where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') and obj_description(oid, 'pg_type') is null
						union all
						select proname from pg_proc
						where pronamespace = 'public'::regnamespace and obj_description(oid, 'pg_proc') is null
						  and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')"""))
			.isEmpty();
	}

	@Test
	void everyForeignKeyHasAnIndexThatBeginsWithItsColumn() throws SQLException {
		assertThat(list("""
				select conrelid::regclass || ': ' || conname from pg_constraint
				where contype = 'f' and not exists (
				  select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])""")).isEmpty();
	}

	@Test
	void everyForeignKeySaysWhatHappensOnDelete() throws SQLException {
		assertThat(list("select conname from pg_constraint where contype = 'f' and confdeltype = 'a'")).isEmpty();
	}

	@Test
	void everyConstraintReadsAsASentence() throws SQLException {
		assertThat(list("""
				select conrelid::regclass || ': ' || conname from pg_constraint
				where contype in ('c', 'f', 'u') and conrelid in (select oid from (%s) as ours)
				  and (conname ~ '_(check|fkey|key|excl)\\d*$' or conname !~ '_.*_')""")).isEmpty();
	}

	@Test
	void everyTableMovesTheVersionOfTheCorpus() throws SQLException {
		assertThat(list("""
				select relname from (%s) as ours
				where relname not like 'corpus%%' and not exists (
				  select from pg_trigger where tgrelid = ours.oid and tgname = 'corpus_moves')""")).isEmpty();
	}

	@Test
	void theKeptTotalsAreTheTrueOnes() throws SQLException {
		assertThat(list("""
				select type from corpus_total
				where total <> case type
				  when 'person' then (select count(*) from actor where actor.type = 'Person')
				  when 'organization' then (select count(*) from actor where actor.type = 'Organization')
				  when 'statement' then (select count(*) from statement)
				  when 'event' then (select count(*) from event)
				  when 'source' then (select count(*) from source)
				  when 'place' then (select count(*) from place)
				  when 'topic' then (select count(*) from topic)
				  when 'review' then (select count(*) from review)
				end""")).isEmpty();
	}

	@Test
	void everyViewSaysWhatItIs() throws SQLException {
		assertThat(
				list("""
						select relname from pg_class
						where relnamespace = 'public'::regnamespace and relkind = 'v' and obj_description(oid, 'pg_class') is null"""))
			.isEmpty();
	}

	private static List<String> list(String sql) throws SQLException {
		try (Connection connection = TestDatabase.owner().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql.contains("%s") ? sql.formatted(OURS) : sql)) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				found.add(rows.getString(1));
			}
			return found;
		}
	}

}
