// Has the audit of GraphQL over HTTP's own reference implementation look at a running server:
//
//   ON_RECORD_URL=http://localhost:8080 npm test
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serverAudits } from 'graphql-http'

const url = new URL('/graphql', process.env.ON_RECORD_URL ?? 'http://localhost:8080').href
const audits = serverAudits({ url, fetchFn: fetch })

test('the audit has all its checks', () => assert.equal(audits.length, 61))

for (const audit of audits) {
  test(`${audit.id} ${audit.name}`, async () => {
    const { status, reason } = await audit.fn()
    assert.equal(status, 'ok', reason)
  })
}
