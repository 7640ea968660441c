-- What the API does not show, the server's role does not read: the history of migrations, which it was allowed as a table like any other.
do $$
declare
  holder name;
begin
  for holder in
    select distinct case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end
    from pg_class, aclexplode(relacl)
    where oid = 'flyway_schema_history'::regclass and grantee <> relowner
  loop
    execute 'revoke all on flyway_schema_history from ' || holder;
  end loop;
end
$$;
