package onrecord.statement;

/** What was said by whoever held a role at the time, in SQL. */
final class SaidInRole {

	private SaidInRole() {
	}

	/**
	 * What was said by whoever held a role, while that was certainly held: role by role,
	 * since PostgreSQL, which cannot tell how few there are, would read all statements.
	 * @param asked of the role
	 */
	static String found(String asked) {
		return """
				select said.id
				from (select * from role where %s offset 0) as role
				cross join lateral (
				  select id from %s as said
				  where said_by = person_id
				    and role_is_held(held_from_latest, held_until, held_until_earliest, said_on_earliest, said_on_latest)
				  offset 0) as said"""
			.formatted(asked, Statements.SAID);
	}

	/** As many, where few hold such roles; of a thousand, some have said something. */
	static String few(String asked) {
		return """
				select
				from (
				  select role.*, count(*) over () as number
				  from (select * from role where %s limit 1000) as role) as role
				left join %s as said on said_by = person_id
				  and role_is_held(held_from_latest, held_until, held_until_earliest, said_on_earliest, said_on_latest)
				where number = 1000 or said.id is not null""".formatted(asked, Statements.SAID);
	}

	/**
	 * Whether that is so of a statement that has been found otherwise: by the roles of
	 * its speaker, who may hold one of thousands.
	 */
	static String probe(String asked) {
		return """
				exists (
				  select
				  from (
				    select * from role
				    where person_id = any (
				        case when this.speaker_id is not null then array[this.speaker_id]
				          else array(select actor_id from joint_speaker where statement_id = this.id) end)
				      and role_is_held(held_from_latest, held_until, held_until_earliest, this.said_on_earliest, this.said_on_latest)
				    offset 0) as role
				  where %s)"""
			.formatted(asked);
	}

}
