// The limit: the SQL that On Record runs for a request, as a script for pgbench.
import { startOnRecord, usesDatabase } from './servers.js';

/** The answer as it is sent (SENT in Plan.java): a row in the binary format, which pgbench gets in hexadecimal digits. */
const sent = 'select case when octet_length(answer) <= 10000000 then answer else too_long(answer) end$2\n'
  + 'from (select record_send(row($1)) as answer offset 0) as found;';

const literal = /'(?:[^']|'')*'/g;

/** Answers functions that make of a query, asked with its variables, its SQL, or a script that runs through the same statements. */
export async function listen(jar, postgres, database) {
  const onRecord = await startOnRecord(jar, ...usesDatabase(postgres, database), '--logging.level.onrecord.sql=debug');
  const sqlOf = async (document, variables) => {
    onRecord.log = '';
    await onRecord.ask(document, variables);
    const until = Date.now() + 5000;
    while (!/;\s*$/.test(onRecord.log) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
    // How it is written is told above the SQL.
    const sql = onRecord.log.replace(/^\S+ +DEBUG .*? onrecord\.sql +: /gm, '').replace(/^\/\* .* \*\/\n/gm, '');
    if (!/^select /.test(sql)) throw new Error(`On Record's log has no SQL of ${document}:\n${onRecord.log}`);
    return sql.replace(/^select (.*?\n\)) as answer(.*?);$/gms, sent);
  };
  const scriptOf = async ({ document }, variables) => {
    const texts = [];
    for (const values of variables) texts.push(await sqlOf(document.replaceAll('@COUNTER@', '1'), values));
    return asScript(texts, variables);
  };
  return { sqlOf, scriptOf, stop: () => onRecord.stop() };
}

/**
 * The server binds what a client gives, and so must the script, or PostgreSQL would plan for one value and not, as it does for the server,
 * for any: these literals become elements of an array, picked by a parameter.
 */
function asScript(texts, variables) {
  const shape = (text) => text.replace(literal, '?');
  if (texts.some((text) => shape(text) !== shape(texts[0]))) throw new Error(`Not the same SQL for all variables:\n${texts[0]}`);
  const literals = texts.map((text) => text.match(literal) ?? []);
  const given = new Set(Object.values(variables[0]).flatMap((value) => [`'${value}'`, `'{"${value}"}'`]));
  let n = -1;
  const script = texts[0].replace(literal, (first) => {
    n += 1;
    const values = literals.map((list) => list[n]);
    return given.has(first) || values.some((value) => value !== first) ? picked(values) : escaped(first);
  });
  return `\\set n random(1, ${texts.length})\n${script}\n`;
}

function picked(values) {
  const all = (pattern) => values.every((value) => pattern.test(value));
  const list = values.map((value) => `"${value.slice(1, -1).replace(/["\\]/g, '\\$&')}"`);
  const pick = (type) => `(${escaped(`'{${list.join(',')}}'`)}::${type}[])[:n]`;
  // A list stays a list of unknown length, as it is for the server.
  if (all(/^'\{.*\}'$/)) return `(${pick('text')})::text[]`;
  return all(/^'\d{4}-\d\d-\d\d'$/) ? pick('date') : pick('text');
}

/** pgbench takes a colon before a letter for a variable of its own, in quotation marks too. */
const escaped = (text) => (/:[a-z]/i.test(text) ? `U&${text.replaceAll('\\', '\\\\').replace(/:(?=[a-z])/gi, '\\003A')}` : text);
