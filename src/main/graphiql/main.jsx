import 'graphiql/setup-workers/vite';
import './style.css';
import { createRoot } from 'react-dom/client';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { ActiveTab } from './active-tab';
import { examplesPlugin, loadExamples } from './examples';
import { EXPLORER_PLUGIN } from './explorer';
import { CopyLink, linkedQuery } from './link';
import { isNarrow } from './narrow';
import { storage } from './storage';
import { Welcome } from './welcome';

// The endpoint is fixed: an address taken from the URL would let a link send the visitor's headers elsewhere.
const fetcher = createGraphiQLFetcher({ url: '../graphql', enableIncrementalDelivery: false });

const [linked, examples] = await Promise.all([linkedQuery(), loadExamples()]);
const first = linked ?? examples[0];
const panels = examples.length ? [examplesPlugin(examples)] : [];
const isFirstVisit = storage.getItem('graphiql:tabState') === null;

// GraphiQL stores what a tab holds once it is changed; of variables without the query it would make another tab on the next visit.
if (first && (linked || isFirstVisit)) {
  storage.setItem('graphiql:query', first.query);
  storage.setItem('graphiql:variables', first.variables ?? '');
}

createRoot(document.getElementById('graphiql')).render(
  <>
    <Welcome />
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={[EXPLORER_PLUGIN, ...panels, HISTORY_PLUGIN]}
      // Later it is open or closed as the visitor left it.
      visiblePlugin={isFirstVisit && matchMedia('(min-width: 1000px)').matches ? panels[0] : undefined}
      // GraphiQL reads these only when the visitor has no tabs of his own; an empty list would leave it without any tab.
      defaultTabs={first ? [first] : undefined}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      defaultEditorToolsVisibility={isNarrow() && !linked?.variables ? false : 'variables'}
      schemaDescription
      inputValueDeprecation
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        <a className="graphiql-logo-link" href="../">
          On Record
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
          </>
        )}
      </GraphiQL.Toolbar>
      <ActiveTab first={first} />
    </GraphiQL>
  </>,
);
