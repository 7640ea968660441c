import { useEffect, useState } from 'react';
import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { fetched } from './fetching';

/** The query a link brings along (`?query=…` or `?page=…`, `&variables=…&operationName=…`), or undefined. */
export async function linkedQuery() {
  const parameters = new URLSearchParams(location.search);
  const query = parameters.get('query') || (await queryOf(parameters.get('page')));
  if (!query) {
    return undefined;
  }
  // From here on the query lives in a tab; a reload must not open it a second time beside the visitor's edited one.
  history.replaceState(null, '', location.pathname);
  // Empty rather than absent, or GraphiQL would fill in the variables of the tab used last.
  return { query, variables: parameters.get('variables') ?? '', operationName: parameters.get('operationName') };
}

/** What one of the server's pages asks. A name that is a path could fetch anything that the server has. */
async function queryOf(page) {
  return /^[a-z]+$/.test(page ?? '') ? fetched(`../pages/${page}.graphql`) : undefined;
}

/** A toolbar button that copies a link to the query in the editor. */
export function CopyLink() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const operations = useGraphiQL((state) => state.operations);
  const operationName = useGraphiQL((state) => state.operationName);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    const timer = copied && setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    const link = linkTo({
      query: queryEditor.getValue(),
      variables: variableEditor.getValue(),
      operationName: operations?.length > 1 && operationName,
    });
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Browsers give no clipboard to a page that came over plain HTTP from another machine.
      window.prompt('Link to this query', link);
    }
  }

  return (
    <ToolbarButton label={copied ? 'Link copied' : 'Copy link'} onClick={copy}>
      {copied ? <CheckIcon /> : <LinkIcon />}
    </ToolbarButton>
  );
}

function linkTo(parts) {
  const link = new URL(location.pathname, location.origin);
  for (const [name, value] of Object.entries(parts)) {
    if (value) {
      link.searchParams.set(name, value);
    }
  }
  return link.href;
}

const LinkIcon = () => (
  <Icon d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" />
);

const CheckIcon = () => <Icon d="m5 12.5 4.5 4.5L19 7.5" />;

function Icon({ d }) {
  return (
    <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d={d} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
