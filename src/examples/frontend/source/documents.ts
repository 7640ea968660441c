import { graphql } from '../generated/documents';

/** What somebody said, page by page: each quotation with its proof. Apollo Client and urql ask for the same. */
export const StatementsOf = graphql(`
  query StatementsOf($person: ID!, $first: Int!, $after: String) {
    person(id: $person) {
      id
      name
      statements(first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            text
            speakers { id name }
            saidOn { value }
            about {
              ... on Actor { id name }
              ... on Event { id name }
              ... on Place { id name }
              ... on Topic { id name }
            }
            appearances {
              exact
              start(unit: UTF16)
              end(unit: UTF16)
              verification
              proves { start(unit: UTF16) end(unit: UTF16) }
              source { id title }
            }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What a client asks for a document by: the hash that the generator has put into it. */
export function hashOf(document: object) {
  return (document as { __meta__: { hash: string } }).__meta__.hash.replace('sha256:', '');
}
