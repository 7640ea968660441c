// PostGraphile over the same tables, configured as its documentation recommends for production:
//   NODE_ENV=production GRAPHILE_ENV=production DATABASE_URL=… POOL_SIZE=… PORT=… node postgraphile.js
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

// Only where FIND is set: everywhere else this would make the schema larger for nothing.
const { presets, schemas } = process.env.FIND ? await import('./postgraphile-find.js') : { presets: [], schemas: [] };
const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PostGraphileConnectionFilterPreset, ...presets],
  pgServices: [makePgService({
    connectionString: process.env.DATABASE_URL,
    poolConfig: { max: Number(process.env.POOL_SIZE) },
    schemas: ['public', ...schemas],
    pubsub: false,
  })],
  schema: { connectionFilterRelations: true, defaultBehavior: 'connection list' },
  grafast: { explain: false },
  grafserv: { graphiql: false, websockets: false, watch: false },
});
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), () => console.log('ready'));
