import { useEffect } from 'react';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** What GraphiQL leaves undone for the tab it shows. Renders nothing. */
export function ActiveTab({ operationName }) {
  const { setOperationName } = useGraphiQLActions();
  const index = useGraphiQL((state) => state.activeTabIndex);
  const tab = useGraphiQL((state) => state.tabs[index]);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);

  // The first tab gets its query, but not its variables.
  useEffect(() => {
    if (tab?.variables && variableEditor?.getValue() === '') {
      variableEditor.setValue(tab.variables);
    }
  }, [variableEditor]);

  // The property `operationName` would hold for every tab, not just for the one the link opened.
  useEffect(() => {
    if (queryEditor && operationName) {
      setOperationName(operationName);
    }
  }, [queryEditor]);

  // Tabs beyond the edge can be reached from the examples and the keyboard, and would then stay out of sight.
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [index]);

  return null;
}
