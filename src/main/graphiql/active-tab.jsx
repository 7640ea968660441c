import { useEffect } from 'react';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';

/** What GraphiQL leaves undone for the tab it shows; `first` is what it is to show at first. Renders nothing. */
export function ActiveTab({ first }) {
  const { run, setOperationName } = useGraphiQLActions();
  const index = useGraphiQL((state) => state.activeTabIndex);
  const tab = useGraphiQL((state) => state.tabs[index]);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);

  // The first tab gets its query, but not its variables.
  useEffect(() => {
    if (tab?.variables && variableEditor?.getValue() === '') {
      variableEditor.setValue(tab.variables);
    }
  }, [variableEditor]);

  // The property `operationName` would hold for every tab, not just for the one the link opened.
  useEffect(() => {
    if (queryEditor && first?.operationName) {
      setOperationName(first.operationName);
    }
  }, [queryEditor]);

  // Below the others, which set what is asked for.
  useEffect(() => {
    if (queryEditor && variableEditor && responseEditor && queryEditor.getValue() === first?.query && onlyReads(first.query)) {
      run();
    }
  }, [queryEditor, variableEditor, responseEditor]);

  // Tabs beyond the edge can be reached from the examples and the keyboard, and would then stay out of sight.
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [index]);

  return null;
}

/** Whether a document may be executed unasked: whoever made the link is not who follows it. */
function onlyReads(query) {
  try {
    return parse(query).definitions.every(({ kind, operation }) => kind !== Kind.OPERATION_DEFINITION || operation === 'query');
  } catch {
    return false;
  }
}
