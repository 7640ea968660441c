import { Component, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { graphql, RelayEnvironmentProvider, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import { Environment, Network, RecordSource, Store, type FetchFunction } from 'relay-runtime';
import type { relay_person$key } from '../generated/relay/relay_person.graphql';
import type { relayNextQuery } from '../generated/relay/relayNextQuery.graphql';
import type { relayStatementsQuery } from '../generated/relay/relayStatementsQuery.graphql';
import { SERVER } from './server';
import { PAGE, People, Statements } from './statements';

const ask: FetchFunction = async ({ id }, variables) => {
  const response = await fetch(SERVER, {
    method: 'POST',
    headers: { Accept: 'application/graphql-response+json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ doc_id: id, variables }),
  });
  return response.json();
};

const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });

function Person({ person }: { person: string }) {
  const data = useLazyLoadQuery<relayStatementsQuery>(
    graphql`
      query relayStatementsQuery($person: ID!, $first: Int!) {
        person(id: $person) {
          ...relay_person @arguments(first: $first)
        }
      }
    `,
    { person, first: PAGE },
  );
  return data.person ? <Pages person={data.person} /> : <p>Nobody has this id</p>;
}

function Pages({ person }: { person: relay_person$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment<relayNextQuery, relay_person$key>(
    graphql`
      fragment relay_person on Person
      @refetchable(queryName: "relayNextQuery")
      @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" }) {
        name
        statements(first: $first, after: $after) @connection(key: "relay_person_statements") {
          totalCount
          edges {
            node {
              id
              text
              speakers { name }
              saidOn { value }
              about {
                ... on Actor { name }
                ... on Event { name }
                ... on Place { name }
                ... on Topic { name }
              }
              appearances {
                exact
                start(unit: UTF16)
                end(unit: UTF16)
                verification
                proves { start(unit: UTF16) end(unit: UTF16) }
                source { title }
              }
            }
          }
        }
      }
    `,
    person,
  );
  const { edges, totalCount } = data.statements;
  const more = () =>
    new Promise<void>((done, fail) => loadNext(PAGE, { onComplete: (error) => (error ? fail(error) : done()) }));
  return (
    <Statements
      name={data.name}
      total={totalCount}
      statements={edges.map(({ node }) => node)}
      more={hasNext ? more : undefined}
    />
  );
}

/** What cannot be had is thrown by Relay, to where somebody catches it. */
class Caught extends Component<{ children: ReactNode }, { error?: Error }> {
  state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  render() {
    return this.state.error ? <p role="alert">{this.state.error.message}</p> : this.props.children;
  }
}

createRoot(document.getElementById('root')!).render(
  <RelayEnvironmentProvider environment={environment}>
    <People
      show={(person) => (
        <Caught key={person}>
          <Suspense fallback={<p>…</p>}>
            <Person person={person} />
          </Suspense>
        </Caught>
      )}
    />
  </RelayEnvironmentProvider>,
);
