-- What the tables share: languages, scripts, addresses of the web.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create function is_language_tag(value text) returns boolean
  language sql immutable strict parallel safe
  return value ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$';
comment on function is_language_tag is 'Whether a text has the form of a BCP 47 language tag: en, uk, sr-Latn, pt-BR.';

create domain language_tag as text
  constraint a_language_tag_follows_bcp_47 check (is_language_tag(value));
comment on domain language_tag is 'A language, as a BCP 47 tag of language, script and region.';

create domain script_code as text
  constraint a_script_code_has_four_letters check (value ~ '^[A-Z][a-z]{3}$');
comment on domain script_code is 'A script, as an ISO 15924 code: Latn, Cyrl.';

create function is_web_address(address text) returns boolean
  language sql immutable strict parallel safe
  -- http or https; perhaps a user; a host, by name or by number; perhaps a port; and nothing that no address has anywhere: white space,
  -- controls, invisible characters, quotation marks, angle brackets, backslashes. bundle.schema.json has the same.
  return address ~ ('^[Hh][Tt][Tt][Pp][Ss]?://'
    '([^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff/?#@]*@)?'
    '([^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff/?#@:.[\]]'
      '[^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff/?#@:[\]]*'
      '|\[[0-9A-Fa-f:.]+\])'
    '(:[0-9]*)?'
    '([/?#][^\u0001-\u0020"<>\\\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*)?$');
comment on function is_web_address is 'Whether a text is an address that a page may link to: http or https, with a host.';

-- What the API does not show, the server's role does not read: a history of migrations, which it is allowed as a table like any other.
create function hide_history(history regclass) returns void
  language plpgsql as $$
declare
  holder text;
begin
  for holder in
    select distinct case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end
    from pg_class, aclexplode(relacl)
    where oid = history and grantee <> relowner
  loop
    execute format('revoke all on %s from %s', history, holder);
  end loop;
end $$;
comment on function hide_history is 'Takes the right to read a history of migrations from all but its owner.';

select hide_history('flyway_schema_history');
