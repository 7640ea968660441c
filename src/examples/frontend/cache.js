// What caches must be told of the schema, read from it: generated/cache.json and, for Graphcache, generated/schema.json.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { buildSchema, getNamedType, introspectionFromSchema, isAbstractType, isObjectType } from 'graphql';

const PAGING = ['first', 'after', 'last', 'before'];

const text = readFileSync(new URL('../../../schema.graphqls', import.meta.url), 'utf8');
const schema = buildSchema(text);
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter(isObjectType);

/** Of a field that is read page by page, the arguments that make it another list. */
function lists(type) {
  return Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .map((field) => [field.name, field.args.map(({ name }) => name).filter((name) => !PAGING.includes(name))]);
}

rmSync(new URL('generated', import.meta.url), { recursive: true, force: true });
for (const folder of ['documents', 'relay']) {
  mkdirSync(new URL(`generated/${folder}`, import.meta.url), { recursive: true });
}
// Relay's compiler reads a schema by this ending only, and adds its documents to those of a file that is there.
write('schema.graphql', text);
write('documents/relay.json', '{}');
writeJson('cache', {
  possibleTypes: Object.fromEntries(
    types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  ),
  withoutId: objects.filter((type) => type !== schema.getQueryType() && !type.getFields().id).map(({ name }) => name),
  lists: Object.fromEntries(
    objects.map((type) => [type.name, Object.fromEntries(lists(type))]).filter(([, fields]) => Object.keys(fields).length > 0),
  ),
});
writeJson('schema', minifyIntrospectionQuery(introspectionFromSchema(schema)));

function writeJson(name, value) {
  write(`${name}.json`, JSON.stringify(value));
}

function write(name, content) {
  writeFileSync(new URL(`generated/${name}`, import.meta.url), content);
}
