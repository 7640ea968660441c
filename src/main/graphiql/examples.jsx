import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { fetched } from './fetching';
import { isNarrow } from './narrow';

/** The server's example queries, `[{ name, group, query, variables? }]`; none when they cannot be had. */
export async function loadExamples() {
  return JSON.parse((await fetched('examples.json')) ?? '[]');
}

/** A panel of GraphiQL's sidebar that lists the examples in their groups. */
export function examplesPlugin(examples) {
  return { title: 'Examples', icon: ExamplesIcon, content: () => <Examples examples={examples} /> };
}

function Examples({ examples }) {
  const open = useOpen();
  const groups = [...new Set(examples.map(({ group }) => group))];
  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <ul>
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li key={example.name}>
                  <button type="button" onClick={() => open(example)}>
                    {example.name}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Opens an example in a tab, with its answer. */
function useOpen() {
  const { addTab, changeTab, run, setOperationName, setVisiblePlugin } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);

  return ({ query, variables = '' }) => {
    if (isNarrow()) {
      // The panel is where the answer would be.
      setVisiblePlugin(null);
    }
    const index = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (index >= 0) {
      changeTab(index);
      return;
    }
    addTab();
    // Through the editors, not the store: they write what they hold into the tab.
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
    // GraphiQL takes a moment to see which operation this is, and would ask for the last tab's.
    setOperationName(parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION).name.value);
    run();
  };
}

function ExamplesIcon(props) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
      <path d="M4 17v-5q0-5 5-6M4 12h5v5H4zM15 17v-5q0-5 5-6M15 12h5v5h-5z" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
