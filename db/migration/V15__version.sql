-- How a server can be sure of the version of the corpus without asking for it each time: it holds a lock that no transaction which
-- changes the corpus can commit against, watches whether one is waiting, and gives up what it keeps before it lets that one through.

create function corpus_lock() returns bigint
  language sql immutable parallel safe
  return 7022365301;
comment on function corpus_lock is 'The number of the advisory lock that keeps the version of the corpus where it is.';

create function hold_corpus_version() returns text
  language plpgsql volatile as $$
begin
  -- What is committed elsewhere comes to a replica without asking for the lock.
  if pg_is_in_recovery() then
    return null;
  end if;
  perform pg_advisory_lock_shared(corpus_lock());
  -- With the time, so that the versions of two databases are not taken for one another.
  return (select format('%s.%s', version, (extract(epoch from changed_at) * 1000000)::bigint) from corpus);
end $$;
comment on function hold_corpus_version is 'Keeps the version of the corpus from moving until this session unlocks it, and returns it; null on a replica, which cannot.';

create function corpus_version_is_waited_for(seconds double precision) returns boolean
  language plpgsql volatile as $$
begin
  perform pg_sleep(seconds);
  return exists (
    select from pg_locks
    where locktype = 'advisory' and not granted and objsubid = 1
      and (classid::bigint << 32 | objid::bigint) = corpus_lock()
      and database = (select oid from pg_database where datname = current_database()));
end $$;
comment on function corpus_version_is_waited_for is 'Whether, some time from now, a transaction waits to commit a change of the corpus.';

create function await_corpus_version() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(corpus_lock());
  return null;
end $$;
comment on function await_corpus_version is 'Waits until no session holds the version of the corpus, and keeps it until the transaction has ended.';

create constraint trigger no_version_is_left_while_it_is_held
  after update on corpus deferrable initially deferred for each row execute function await_corpus_version();
