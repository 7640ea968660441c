// What a model is told by a running server, asked by the protocol's own client for Node.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const server = process.env.ON_RECORD_URL ?? 'http://localhost:8080'
const client = new Client({ name: 'test', version: '1.0.0' })

before(() => client.connect(new StreamableHTTPClientTransport(new URL('/mcp', server))))
after(() => client.close())

const call = (name, args) => client.callTool({ name, arguments: args })

test('says what it is for, and has tools that only read', async () => {
  assert.match(client.getInstructions(), /check_quote/)
  const { tools } = await client.listTools()
  assert.deepEqual(tools.slice(0, 4).map(({ name }) => name), ['check_quote', 'read_source', 'search', 'statements'])
  for (const tool of tools) {
    assert.equal(tool.annotations.readOnlyHint, true)
    assert.equal(tool.inputSchema.type, 'object')
    for (const property of Object.values(tool.inputSchema.properties)) assert.ok(property.description)
  }
})

test('says in words what is on record of a quotation', async () => {
  const altered = await call('check_quote', { text: 'Ukraine is not ready to exchange all for all' })
  assert.match(altered.content[0].text, /^ALTERED: .*“not” was put in, which changes the meaning.*Volodymyr Zelenskyy/)
  assert.equal(altered.structuredContent.checkQuote.verdict, 'ALTERED')
  const nothing = await call('check_quote', { text: 'The moon is made of green cheese' })
  assert.match(nothing.content[0].text, /^NOT_FOUND: .*does not say that it was never said/)
})

test('goes from a name to statements, and from them to their source', async () => {
  const found = await call('search', { text: 'Лавров', in: ['PERSON'] })
  const { id } = found.structuredContent.search.edges[0].node
  const said = await call('statements', { speaker: [id] })
  const [first] = said.structuredContent.statements.nodes
  assert.match(first.citation, /Sergei Lavrov/)
  const { contents } = await client.readResource({ uri: `onrecord://${first.id.replace(':', '/')}` })
  const statement = JSON.parse(contents[0].text)
  assert.equal(statement.text, first.text)
  const source = await call('read_source', { id: statement.appearances[0].source.id })
  assert.ok(source.structuredContent.source.text.includes(statement.appearances[0].exact))
})

test('says what is wrong', async () => {
  const wrong = await call('statements', { speeker: ['person:x'] })
  assert.equal(wrong.isError, true)
  assert.match(wrong.content[0].text, /no argument `speeker`; did you mean speaker\?/)
  await assert.rejects(call('no_such_tool', {}))
  await assert.rejects(client.readResource({ uri: 'onrecord://statement/none' }), /there is no statement:none/)
})
