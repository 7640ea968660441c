import { ApolloClient, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { ApolloProvider, useQuery } from '@apollo/client/react';
import { relayStylePagination } from '@apollo/client/utilities';
import { createRoot } from 'react-dom/client';
import { lists, possibleTypes, withoutId } from '../generated/cache.json';
import { hashOf, StatementsOf } from './documents';
import { SERVER } from './server';
import { PAGE, People, Statements } from './statements';

const typePolicies: TypePolicies = {};
for (const type of withoutId) {
  // What has no id is part of what it was found in; two queries that ask for different fields of it mean the same.
  typePolicies[type] = { keyFields: false, merge: true };
}
for (const [type, fields] of Object.entries<Record<string, string[]>>(lists)) {
  typePolicies[type] = {
    ...typePolicies[type],
    fields: Object.fromEntries(Object.entries(fields).map(([field, args]) => [field, relayStylePagination(args)])),
  };
}

const known = new PersistedQueryLink({
  generateHash: hashOf,
  // By GET, so that the browser keeps answers and asks by their tags; and there is no document to send instead.
  useGETForHashedQueries: true,
  retry: () => false,
});

const http = new HttpLink({
  uri: SERVER,
  // Without the type of a body: there is none, and for it the browser would first ask whether it may, at each address.
  fetch: (address, options) => fetch(address, { ...options, headers: { Accept: 'application/graphql-response+json' } }),
});

const client = new ApolloClient({
  link: known.concat(http),
  cache: new InMemoryCache({ possibleTypes, typePolicies }),
});

function Person({ person }: { person: string }) {
  const { data, error, fetchMore } = useQuery(StatementsOf, { variables: { person, first: PAGE } });
  if (error) {
    return <p role="alert">{error.message}</p>;
  }
  if (!data?.person) {
    return <p>{data ? 'Nobody has this id' : '…'}</p>;
  }
  const { name, statements } = data.person;
  const { endCursor, hasNextPage } = statements.pageInfo;
  return (
    <Statements
      name={name}
      total={statements.totalCount}
      statements={statements.edges.map(({ node }) => node)}
      more={hasNextPage ? () => fetchMore({ variables: { after: endCursor } }) : undefined}
    />
  );
}

createRoot(document.getElementById('root')!).render(
  <ApolloProvider client={client}>
    <People show={(person) => <Person person={person} />} />
  </ApolloProvider>,
);
