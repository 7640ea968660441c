// What PostGraphile needs beyond its defaults to answer what `run find` asks: its plug-in for aggregates, extended as that one's
// documentation says, and the functions of postgraphile.sql that find.
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { jsonPgSmartTags } from 'postgraphile/utils';

export const schemas = ['finding'];

/** Groups by the beginning of a partial date, as the facets and timelines of On Record do. */
const beginning = (sql, TYPES, id, length) => ({
  id,
  isSuitableType: () => true,
  shouldApplyToEntity: ({ attributeName }) => attributeName === 'said_on',
  sqlWrap: (said) => sql`left(${said}, ${sql.literal(length)})`,
  sqlWrapCodec: () => TYPES.text,
});

const CountsPlugin = {
  name: 'CountsPlugin',
  after: ['PgAggregatesSpecsPlugin'],
  schema: {
    hooks: {
      build(build) {
        const { sql, dataplanPg: { TYPES } } = build;
        // The plug-in counts different values only, and PostgreSQL sorts for that.
        build.pgAggregateSpecs.push({
          id: 'rows',
          humanLabel: 'rows',
          HumanLabel: 'Rows',
          isSuitableType: () => true,
          sqlAggregateWrap: (value) => sql`count(${value})`,
          pgTypeCodecModifier: () => TYPES.bigint,
        });
        build.pgAggregateGroupBySpecs.push(beginning(sql, TYPES, 'year', 4), beginning(sql, TYPES, 'month', 7));
        return build;
      },
    },
  },
};

// What may be grouped by is what may be ordered by, and that is offered where an index begins with the column.
const ordered = { tags: { behavior: '+orderBy' } };
const TagsPlugin = jsonPgSmartTags({
  version: 1,
  config: { attribute: { 'statement.said_on': ordered, 'statement.act': ordered, 'statement_subject.speaker_id': ordered } },
});

export const presets = [PgAggregatesPreset, { plugins: [CountsPlugin, TagsPlugin] }];
