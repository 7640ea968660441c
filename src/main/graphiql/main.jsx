import 'graphiql/setup-workers/vite';
import './style.css';
import { createRoot } from 'react-dom/client';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { ActiveTab } from './active-tab';
import { examplesPlugin, loadExamples } from './examples';
import { CopyLink, linkedQuery } from './link';
import { storage } from './storage';

// The endpoint is fixed: an address taken from the URL would let a link send the visitor's headers elsewhere.
const fetcher = createGraphiQLFetcher({ url: '../graphql', enableIncrementalDelivery: false });

const linked = linkedQuery();
const examples = await loadExamples();
const plugins = examples.length ? [examplesPlugin(examples), HISTORY_PLUGIN] : [HISTORY_PLUGIN];
const firstTabs = linked ? [linked, ...examples] : examples;

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    plugins={plugins}
    // GraphiQL reads these only when the visitor has no tabs of his own; an empty list would leave it without any tab.
    defaultTabs={firstTabs.length ? firstTabs : undefined}
    initialQuery={linked?.query}
    initialVariables={linked?.variables}
    defaultEditorToolsVisibility="variables"
    schemaDescription
    inputValueDeprecation
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Logo>On Record</GraphiQL.Logo>
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
    <ActiveTab operationName={linked?.operationName} />
  </GraphiQL>,
);
