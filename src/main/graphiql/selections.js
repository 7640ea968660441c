import {
  astFromValue,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  Kind,
  parse,
  print,
} from 'graphql';

// Changes are `{ start, end?, text }`, of offsets in the text that was parsed: printing the document anew would lose its comments and lines.

/** The document, empty where there is nothing but comments, or undefined while it cannot be read. */
export function parsed(text) {
  try {
    return text.replace(/#.*/g, '').trim() ? parse(text) : { kind: Kind.DOCUMENT, definitions: [] };
  } catch {
    return undefined;
  }
}

/** What can be selected of a type: its fields, and the types that it may be; each with the text that selects it. */
export function selectable(type, schema) {
  const fields = Object.values(type.getFields?.() ?? {}).map((field) => ({
    name: field.name,
    type: getNamedType(field.type),
    hint: String(field.type),
    description: field.description,
    args: field.args,
    text: field.name + given(field.args.filter(isRequiredArgument)),
  }));
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const fragments = types.map((each) => ({ name: `... on ${each.name}`, type: each, hint: '', args: [], text: `... on ${each.name}` }));
  return [...fields, ...fragments];
}

/** What a set selects of a type, `{ of, node, set, inner }`, with what fragments that always apply select. */
export function selected(set, type, schema, document, seen = []) {
  return (set?.selections ?? []).flatMap((node) => {
    if (node.kind === Kind.FIELD) {
      return [{ of: node.name.value, node, set, inner: node.selectionSet }];
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? document.definitions.find(isFragment(node.name.value)) : node;
    if (!fragment || seen.includes(fragment)) {
      return [];
    }
    const on = schema.getType(fragment.typeCondition?.name.value ?? type.name);
    return on === type || (isAbstractType(on) && schema.isSubType(on, type))
      ? selected(fragment.selectionSet, type, schema, document, [...seen, fragment])
      : [{ of: `... on ${on?.name}`, node, set, inner: fragment.selectionSet }];
  });
}

const isFragment = (name) => (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name;

/** What is selected of a type at first: without a selection the query would not be valid. */
export function beginning(type) {
  if (isLeafType(type)) {
    return '';
  }
  const fields = type.getFields?.() ?? {};
  const plain = Object.values(fields).find((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument));
  const first = fields.nodes ?? fields.name ?? fields.id ?? plain;
  return ` { ${first ? first.name + beginning(getNamedType(first.type)) : '__typename'} }`;
}

/** Puts a selection into a set, on a line of its own where the others are. */
export function insertion({ selections, loc: { endToken } }, text) {
  const [first] = selections;
  if (selections.length === 1 && first.kind === Kind.FIELD && first.name.value === '__typename' && !first.alias) {
    return { start: first.loc.start, end: first.loc.end, text };
  }
  const last = endToken.prev;
  return { start: last.end, text: (last.line < endToken.line ? `\n${' '.repeat(endToken.column + 1)}` : ' ') + text };
}

/** Takes a selection out of its set, which may not be left empty. */
export function removal(node, { selections }) {
  return selections.length === 1
    ? { start: node.loc.start, end: node.loc.end, text: '__typename' }
    : { start: node.loc.startToken.prev.end, end: node.loc.end, text: '' };
}

/** Gives a field an argument, or takes it away. */
export function toggledArgument({ name, arguments: all }, arg) {
  const index = all.findIndex((each) => each.name.value === arg.name);
  if (index < 0) {
    const last = all.at(-1);
    return last ? { start: last.loc.end, text: `, ${value(arg)}` } : { start: name.loc.end, text: given([arg]) };
  }
  const { loc } = all[index];
  if (index > 0) {
    return { start: all[index - 1].loc.end, end: loc.end, text: '' };
  }
  return all.length > 1 ? { start: loc.start, end: all[1].loc.start, text: '' } : { start: name.loc.end, end: closing(loc.endToken).end, text: '' };
}

function closing(token) {
  return token.kind === ')' ? token : closing(token.next);
}

const given = (args) => (args.length ? `(${args.map(value).join(', ')})` : '');

/** An argument with its default, or with something of its type for the visitor to replace. */
function value({ name, type, defaultValue }) {
  return `${name}: ${defaultValue == null ? something(getNullableType(type)) : print(astFromValue(defaultValue, type))}`;
}

const something = (type) =>
  ({ Int: '1', Float: '1', Boolean: 'true' })[type.name] ??
  (isEnumType(type) ? type.getValues()[0].name : isListType(type) ? '[]' : isInputObjectType(type) ? '{}' : '""');
