import { cacheExchange, type CacheExchangeOpts } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { createRoot } from 'react-dom/client';
import { Client, fetchExchange, Provider, useClient, useQuery } from 'urql';
import { lists, withoutId } from '../generated/cache.json';
import schema from '../generated/schema.json';
import { hashOf, StatementsOf } from './documents';
import { SERVER } from './server';
import { PAGE, People, Statements } from './statements';

const cache = cacheExchange({
  schema: schema as CacheExchangeOpts['schema'],
  // What has no id is part of what it was found in.
  keys: Object.fromEntries(withoutId.map((type) => [type, () => null])),
  resolvers: Object.fromEntries(
    Object.entries(lists).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.keys(fields).map((field) => [field, relayPagination()])),
    ]),
  ),
});

const known = persistedExchange({
  generateHash: async (_, document) => hashOf(document),
  // By GET, so that the browser keeps answers and asks by their tags; and there is no document to send instead.
  preferGetForPersistedQueries: 'force',
  enforcePersistedQueries: true,
});

const client = new Client({ url: SERVER, exchanges: [cache, known, fetchExchange] });

function Person({ person }: { person: string }) {
  const client = useClient();
  const [{ data, error }] = useQuery({ query: StatementsOf, variables: { person, first: PAGE } });
  if (error) {
    return <p role="alert">{error.message}</p>;
  }
  if (!data?.person) {
    return <p>{data ? 'Nobody has this id' : '…'}</p>;
  }
  const { name, statements } = data.person;
  const { endCursor, hasNextPage } = statements.pageInfo;
  // The next page goes into the cache, and from there into the list that is shown.
  const more = async () => {
    const { error } = await client.query(StatementsOf, { person, first: PAGE, after: endCursor });
    if (error) {
      throw error;
    }
  };
  return (
    <Statements
      name={name}
      total={statements.totalCount}
      statements={statements.edges.map(({ node }) => node)}
      more={hasNextPage ? more : undefined}
    />
  );
}

createRoot(document.getElementById('root')!).render(
  <Provider value={client}>
    <People show={(person) => <Person person={person} />} />
  </Provider>,
);
