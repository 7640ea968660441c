-- What clients make links and pages of is safe there: addresses are of the web, and JSON-LD ends no script element.

create function is_web_address(address text) returns boolean
  language sql immutable strict parallel safe
  -- http or https; perhaps a user; a host, by name or by number; perhaps a port; and nothing that no address has anywhere: white space,
  -- controls, invisible characters, quotation marks, angle brackets, backslashes. bundle.schema.json has the same.
  return address ~ '^[Hh][Tt][Tt][Pp][Ss]?://([^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff/?#@]*@)?([^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff/?#@:.[\]][^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff/?#@:[\]]*|\[[0-9A-Fa-f:.]+\])(:[0-9]*)?([/?#][^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*)?$';
comment on function is_web_address is 'Whether a text is an address that a page may link to: http or https, with a host.';

-- Addresses that are none of the web were stored before; a page that links to them may do what they say. They are taken out, and the log
-- of the start names them, for nobody else would know that they were there.
do $$
declare
  removed record;
  number bigint := 0;
begin
  create temp table removed_address on commit drop as
    select 'source' as kind, gid, url from source where not is_web_address(url)
    union all select 'review', gid, url from review where not is_web_address(url)
    union all select scheme, gid, url from actor_identifier join actor on id = actor_id where not is_web_address(url)
    union all select scheme, gid, url from place_identifier join place on id = place_id where not is_web_address(url)
    union all select scheme, gid, url from event_identifier join event on id = event_id where not is_web_address(url);
  select count(*) into number from removed_address;
  for removed in select * from removed_address order by gid, kind limit 100 loop
    raise warning 'The address of % (%) is none of the web, and was taken out: %', removed.gid, removed.kind,
      regexp_replace(left(removed.url, 200), '[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]', '?', 'g');
  end loop;
  if number > 100 then
    raise warning '% more addresses were taken out in the same way.', number - 100;
  end if;
  -- Else the corpus has not changed, and its version stays.
  if number = 0 then
    return;
  end if;
  update source set url = null where not is_web_address(url);
  update review set url = null where not is_web_address(url);
  update actor_identifier set url = null where not is_web_address(url);
  update place_identifier set url = null where not is_web_address(url);
  update event_identifier set url = null where not is_web_address(url);
end $$;

-- What triggers have deferred to the end of the transaction would keep the tables from being altered.
set constraints all immediate;

alter table source add constraint the_url_of_a_source_is_http_or_https_with_a_host check (is_web_address(url));
alter table review add constraint the_url_of_a_review_is_http_or_https_with_a_host check (is_web_address(url));
alter table actor_identifier add constraint the_url_of_an_identifier_is_http_or_https_with_a_host check (is_web_address(url));
alter table place_identifier add constraint the_url_of_an_identifier_is_http_or_https_with_a_host check (is_web_address(url));
alter table event_identifier add constraint the_url_of_an_identifier_is_http_or_https_with_a_host check (is_web_address(url));

create function safe_in_script(document json) returns json
  language sql immutable strict parallel safe
  -- In JSON they only stand in texts, where an escape means the same. Without them nothing ends a script element or begins a comment in
  -- it, and a program that takes JSON for JavaScript sees no line end.
  return replace(replace(replace(replace(replace(document::text,
    '<', '\u003c'), '>', '\u003e'), '&', '\u0026'), U&'\2028', '\u2028'), U&'\2029', '\u2029')::json;
comment on function safe_in_script is 'The same JSON, written so that it can stand in a script element of a page as it is.';

alter function statement_json_ld rename to statement_in_json_ld;
create function statement_json_ld(statement_id bigint) returns json
  language sql stable parallel safe
  return safe_in_script(statement_in_json_ld(statement_id));
comment on function statement_json_ld is
  'A statement as JSON-LD: a Quotation or a Claim of schema.org, with passages of W3C Web Annotation. Safe in a script element as it is.';
