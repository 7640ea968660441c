package onrecord.fuzz;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What can be asked for with a chance of an answer, taken from the corpus.
 *
 * @param ids all public ids, those that lead to another included
 * @param texts what is written anywhere: names, titles, statements
 * @param titles of offices
 */
record Vocabulary(List<String> ids, List<String> names, List<String> texts, List<String> languages, List<String> days,
		List<String> moments, List<String> titles, List<Identifier> identifiers) {

	static Vocabulary of(JdbcClient database) {
		return new Vocabulary(texts(database, """
				select gid from actor_gid union all select gid from place_gid union all select gid from topic_gid
				union all select gid from event_gid union all select gid from source union all select gid from statement
				union all select gid from review union all select gid from role order by 1"""), texts(database,
				"""
						select name from actor union select name from actor_alias union select name from place
						union select name from place_alias union select name from topic union select name from event order by 1"""),
				texts(database, "select text from statement union select title from source order by 1"),
				texts(database, "select distinct language from statement where language is not null order by 1"),
				texts(database,
						"""
								select earliest(said_on)::text from statement where earliest(said_on) is not null
								union select latest(said_on)::text from statement where latest(said_on) is not null
								union select earliest(published_on)::text from source where earliest(published_on) is not null
								union select latest(started_on)::text from event where latest(started_on) is not null order by 1"""),
				texts(database,
						"""
								select distinct to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from statement order by 1"""),
				texts(database, "select distinct title from role order by 1"),
				database.sql("select scheme, value from actor_identifier order by 1, 2")
					.query(Identifier.class)
					.list());
	}

	private static List<String> texts(JdbcClient database, String sql) {
		return database.sql(sql).query(String.class).list();
	}

	/** How another register calls an actor. */
	record Identifier(String scheme, String value) {
	}

}
