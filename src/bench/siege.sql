-- What `run siege` asks for beside the corpus: eight texts of up to 7.5 MB, and an organization of which everybody is a member.

insert into source (gid, title, kind, language, text)
select 'source:long-' || n, 'The minutes of ' || n || ' sittings', 'TRANSCRIPT', 'en', left(text, 937500 * n)
from generate_series(1, 8) as n, (select string_agg(text, ' ' order by id) as text from statement where language = 'en') as said;

insert into actor (gid, type, name, kind) values ('organization:siege', 'Organization', 'All people', 'GROUP');
insert into role (person_id, organization_id, position, title, held_from)
select person.id, organization.id, 1000, 'Member', '2000' from actor as person, actor as organization
where person.type = 'Person' and organization.gid = 'organization:siege';
