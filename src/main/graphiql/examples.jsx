import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** The server's example queries, `[{ name, query, variables? }]`; none when they cannot be had, for GraphiQL is useful without. */
export async function loadExamples() {
  try {
    const response = await fetch('examples.json', { signal: AbortSignal.timeout(5000) });
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/** A panel of GraphiQL's sidebar that lists the examples. */
export function examplesPlugin(examples) {
  return { title: 'Examples', icon: ExamplesIcon, content: () => <Examples examples={examples} /> };
}

function Examples({ examples }) {
  const open = useOpen();
  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" onClick={() => open(example)}>
              {example.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useOpen() {
  const { addTab, changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);

  return ({ query, variables = '' }) => {
    const index = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (index >= 0) {
      changeTab(index);
      return;
    }
    addTab();
    // Through the editors, not the store: they write what they hold into the tab.
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
  };
}

function ExamplesIcon(props) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
      <path d="M4 17v-5q0-5 5-6M4 12h5v5H4zM15 17v-5q0-5 5-6M15 12h5v5h-5z" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
