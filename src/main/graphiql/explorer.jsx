import { createContext, useContext, useMemo, useRef, useState } from 'react';
import { ChevronDownIcon, Range, useGraphiQL, useOperationsEditorState } from '@graphiql/react';
import { isLeafType, Kind } from 'graphql';
import { beginning, insertion, parsed, removal, selectable, selected, toggledArgument } from './selections';

// @graphiql/plugin-explorer takes no keyboard, and prints the query anew with each change, without its comments.
/** A panel of GraphiQL's sidebar: the schema's fields as a tree, with those ticked that the query selects. */
export const EXPLORER_PLUGIN = { title: 'Explorer', icon: ExplorerIcon, content: Explorer };

const Query = createContext();

function Explorer() {
  const schema = useGraphiQL((state) => state.schema);
  const editor = useGraphiQL((state) => state.queryEditor);
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex].id);
  const operationName = useGraphiQL((state) => state.operationName);
  const [changed] = useOperationsEditorState();
  // That is empty at first, and what is open at first depends on the text.
  const text = changed || (editor?.getValue() ?? '');
  const readable = useRef(parsed(''));
  const document = useMemo(() => parsed(text), [text]);
  readable.current = document ?? readable.current;

  const operations = readable.current.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  const type = schema?.getRootType(operation?.operation ?? 'query');

  function apply({ start, end = start, text }) {
    const [from, to] = [start, end].map((offset) => editor.getModel().getPositionAt(offset));
    editor.pushUndoStop();
    editor.executeEdits('explorer', [{ range: Range.fromPositions(from, to), text }]);
    editor.pushUndoStop();
  }

  function add(selection) {
    apply(operation ? insertion(operation.selectionSet, selection) : { start: text.length, text: `{\n  ${selection}\n}\n` });
  }

  return (
    <section aria-label="Explorer" className="explorer" onKeyDown={move}>
      <h2>Explorer</h2>
      <p role="status">
        {document ? 'Tick what the query is to ask for.' : 'The query has an error: once it is mended, it can be changed here again.'}
      </p>
      {type && (
        <Query.Provider value={{ schema, document: readable.current, apply }}>
          <fieldset disabled={!document}>
            <Selections key={tab} type={type} set={operation?.selectionSet} add={add} />
          </fieldset>
        </Query.Provider>
      )}
    </section>
  );
}

/** Up and down go from box to box; right and left open and close, see below. */
function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const boxes = [...event.currentTarget.querySelectorAll('input')];
  const index = boxes.indexOf(event.target);
  if (step && index >= 0) {
    event.preventDefault();
    boxes[index + step]?.focus();
  }
}

/** A field that is selected several times has as many rows. */
function Selections({ type, set, add, inside = false }) {
  const { schema, document } = useContext(Query);
  const all = selected(set, type, schema, document);
  return (
    <ul>
      {selectable(type, schema).flatMap((item) => {
        const places = all.filter(({ of }) => of === item.name);
        return (places.length ? places : [{}]).map((place, index) => (
          <Row key={`${item.name} ${index}`} item={item} {...place} add={add} startsOpen={!inside && places.length > 0} />
        ));
      })}
    </ul>
  );
}

function Row({ item, node, set, inner, add, startsOpen }) {
  const { apply } = useContext(Query);
  const [open, setOpen] = useState(startsOpen);
  const args = node?.kind === Kind.FIELD ? item.args : [];
  const isBranch = args.length > 0 || !isLeafType(item.type);

  function toggle() {
    if (node) {
      apply(removal(node, set));
    } else {
      add(item.text + beginning(item.type));
      setOpen(true);
    }
  }

  function addInside(selection) {
    if (!node) {
      add(`${item.text} { ${selection} }`);
    } else {
      apply(inner ? insertion(inner, selection) : { start: node.loc.end, text: ` { ${selection} }` });
    }
  }

  return (
    <li>
      {isBranch && (
        <button type="button" aria-expanded={open} aria-label={`Inside ${item.name}`} onClick={() => setOpen(!open)}>
          <ChevronDownIcon aria-hidden="true" />
        </button>
      )}
      <Box
        label={node?.alias ? `${node.alias.value}: ${item.name}` : item.name}
        item={item}
        ticked={Boolean(node)}
        onChange={toggle}
        onKeyDown={({ key }) => ['ArrowRight', 'ArrowLeft'].includes(key) && setOpen(key === 'ArrowRight')}
      />
      {open && args.length > 0 && (
        <ul className="explorer-arguments" aria-label={`Arguments of ${item.name}`}>
          {args.map((arg) => (
            <li key={arg.name}>
              <Box
                label={arg.name}
                item={{ hint: String(arg.type), description: arg.description }}
                ticked={node.arguments.some(({ name }) => name.value === arg.name)}
                onChange={() => apply(toggledArgument(node, arg))}
              />
            </li>
          ))}
        </ul>
      )}
      {open && !isLeafType(item.type) && <Selections type={item.type} set={inner} add={addInside} inside />}
    </li>
  );
}

function Box({ label, item: { hint, description }, ticked, ...handlers }) {
  return (
    <label title={description}>
      <input type="checkbox" checked={ticked} {...handlers} />
      {label} <span>{hint}</span>
    </label>
  );
}

function ExplorerIcon(props) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
      <path d="M4 4h5v5H4zM4 15h5v5H4zM13 6.5h7M13 17.5h7M5 17l1.5 1.5L9 16" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
