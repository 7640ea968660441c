// Writes a corpus for the tests of pages, one JSON object a line: many statements of everything that pages show, in several scripts, and
// sources that would like to be more than text.
//   node corpus.mjs 1000 > corpus.jsonl
const statements = Number(process.argv[2] ?? 1000);

let state = 20261127;
const random = (most) => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state % most;
};
const pick = (list) => list[random(list.length)];
const write = (record) => process.stdout.write(`${JSON.stringify(record)}\n`);
const many = (count, make) => Array.from({ length: count }, (_, n) => make(n));

const names = ['Ann Lee', 'Omar Haddad عمر حداد', 'דנה לוי', '李雪 Li Xue', 'Ольга Петрова', 'Ðặng Thị Hương', "Seán O'Brien", 'سارا احمدی'];
const languages = ['en', 'ar', 'he', 'zh', 'ru', 'de', 'fa', 'fr'];
const words = {
  en: ['We shall not wait', 'nobody asked for this', 'the bridge is safe', 'taxes will not rise'],
  ar: ['لن ننتظر بعد الآن', 'الجسر آمن تماما', 'لم يطلب أحد هذا'],
  he: ['לא נחכה יותר', 'הגשר בטוח לגמרי', 'איש לא ביקש זאת'],
  zh: ['我们不会再等', '这座桥很安全', '没有人要求这样做'],
  ru: ['Мы больше не будем ждать', 'мост безопасен', 'никто об этом не просил'],
  de: ['Wir werden nicht länger warten', 'die Brücke ist sicher', 'darum hat niemand gebeten'],
  fa: ['ما دیگر صبر نخواهیم کرد', 'پل امن است'],
  fr: ['Nous n’attendrons plus', 'le pont est sûr', 'personne ne l’a demandé'],
};
const acts = ['ASSERT', 'PROPOSE', 'DENY', 'WARN', 'CONDITION', 'THANK', 'URGE'];
const stances = ['SUPPORTS', 'REJECTS', 'ANSWERS', 'DENIES'];

const organizations = many(20, (n) => `organization:org-${n}`);
const people = many(100, (n) => `person:p-${n}`);
const topics = many(30, (n) => `topic:t-${n}`);
const places = many(15, (n) => `place:l-${n}`);
const events = many(30, (n) => `event:e-${n}`);
const key = (id) => id.slice(id.indexOf(':') + 1);
const day = () => `20${10 + random(15)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;

organizations.forEach((id, n) => write({ type: 'organization', key: key(id), name: `The ${n}th Office`, kind: pick(['GOVERNMENT', 'MEDIA', 'PARTY']),
  ...(n > 2 && { parent: organizations[random(3)] }) }));
places.forEach((id, n) => write({ type: 'place', key: key(id), name: `Town ${n}`, kind: n ? 'CITY' : 'COUNTRY', ...(n && { within: places[0] }) }));
topics.forEach((id, n) => write({ type: 'topic', key: key(id), name: `Topic ${n}`, ...(n > 4 && { broader: topics[random(5)] }) }));
people.forEach((id, n) => write({ type: 'person', key: key(id), name: `${pick(names)} ${n}`, description: 'Somebody',
  aliases: [{ name: `N. ${n}`, language: 'en' }], roles: [{ title: 'Minister', organization: pick(organizations), from: `20${10 + random(9)}`, ...(n % 2 && { until: '2022-05' }) }] }));
events.forEach((id, n) => write({ type: 'event', key: key(id), name: `Meeting ${n}`, kind: 'TALKS', startedOn: day(), place: pick(places),
  ...(n > 5 && { partOf: events[random(5)] }), participations: [{ actor: pick(people), role: 'HOST', mode: 'IN_PERSON' }] }));

// Keys of all kinds: what an address spells in another way, what looks like one of its formats, other scripts.
const strange = ['2025-02-24/all-for-all', 'a&b;c=d', 'x.json', 'y.txt', 'ünï/çødé', 'до-свидания', '//twice//', 'a/../b', './here', "it's(so)!*", 'ends/', '~', 'a+b@c:d,e$'];
const said = [];
let count = 0;
for (let n = 0; count < statements; n += 1) {
  const language = languages[n % languages.length];
  const stop = { zh: '。' }[language] ?? '.';
  const quoted = many(20, (m) => `${pick(words[language])} ${n}-${10 + m}`);
  const source = `source:s-${n}`;
  write({ type: 'source', key: key(source), title: `“${pick(words[language])}” ${n}`, kind: 'ARTICLE', language, publisher: pick(organizations), publishedOn: day(),
    ...(n % 3 && { url: `https://news.example/${n}?a=1&b=2` }),
    text: quoted.map((text, m) => (m % 5 ? `"${text}", said ${m}${stop}` : `It was said that ${text}${stop}\n\n`)).join(' ') });
  for (const [m, text] of quoted.entries()) {
    if (count === statements) break;
    const id = strange[count] ?? `c-${n}-${m}`;
    write({ type: 'statement', key: id, text, language, form: m % 5 ? 'VERBATIM' : 'PARAPHRASE', act: pick(acts),
      ...(count % 17 ? { speaker: pick([...people, ...organizations]) } : { speakerAsDescribed: 'a woman in the crowd' }),
      ...(count % 4 && { saidOn: pick([day(), '2019', '2021-03', '201X', '2020-21', '2018-01/2018-03', '2017?']) }),
      ...(count % 3 === 0 && { event: pick(events) }), ...(count % 5 === 0 && { place: pick(places) }),
      addressees: count % 7 ? [] : [pick(people)], about: [pick(topics), pick([...people, ...topics, ...events])].filter((id, i, all) => all.indexOf(id) === i),
      attribution: [{ relation: 'SAID', verb: pick(['said', 'wrote', 'قال']) }, { relation: 'REPORTED', source }],
      appearances: [{ source }] });
    if (count % 3 === 1 && said.length > 20) write({ type: 'reply', statement: `statement:${id}`, replyTo: `statement:${said[said.length - 1 - random(20)]}`, stance: pick(stances) });
    said.push(id);
    count += 1;
  }
}

// What is no text but for a browser that is talked into it.
const hostile = [
  '<script>document.title = "taken"</script>', '</script><script>document.title = "taken"</script>', '<img src=x onerror="document.title=\'taken\'">',
  '&lt;b&gt; &amp;amp; &#x3c;', '{{site.name}} {{{raw}}}', '" onmouseover="document.title=\'taken\'" x="', '\u202Eevil \u2066isolated\u2069 \u202C', ']]> <!-- -->',
];
write({ type: 'source', key: 'hostile', title: `</title><script>document.title = "taken"</script> ${hostile[6]}`, kind: 'POST', language: 'en',
  url: 'https://news.example/?q=%3C/script%3E&a=b#c', text: hostile.map((text) => `He said ${text} to them.\n`).join('') });
hostile.forEach((text, n) => write({ type: 'statement', key: `hostile-${n}`, text, form: 'VERBATIM', act: 'ASSERT', speaker: 'person:hostile', language: 'en', about: ['topic:t-0'],
  saidOn: '2026-01-01', appearances: [{ source: 'source:hostile', ...(n < 2 && { exact: text, prefix: n ? 'He said ' : 'He said ', suffix: ' to them' }) }] }));
write({ type: 'person', key: 'hostile', name: '<b onclick="alert(1)">Mallory</b>', description: hostile[1], aliases: [{ name: hostile[6] }] });
write({ type: 'source', key: 'long', title: 'A long one', kind: 'TRANSCRIPT', language: 'en', text: `${'A line of words that nobody remembers. '.repeat(130000)}\nThe end is near.` });
write({ type: 'statement', key: 'long', text: 'The end is near', form: 'VERBATIM', act: 'WARN', speaker: 'person:hostile', about: ['topic:t-0'], appearances: [{ source: 'source:long' }] });
write({ type: 'source', key: 'no-text', title: 'A page that is gone', kind: 'ARTICLE' });
write({ type: 'statement', key: 'unproven', text: 'We said it', form: 'VERBATIM', act: 'ASSERT', speaker: 'person:p-1', appearances: [{ source: 'source:no-text', exact: 'We said it' }] });
write({ type: 'statement', key: 'retracted', text: 'the bridge is safe, once', form: 'PARAPHRASE', act: 'ASSERT', speaker: 'person:p-1', about: ['topic:t-1'], status: 'RETRACTED', statusNote: 'Nobody said it',
  appearances: [{ source: 'source:no-text', exact: 'the bridge is safe, once' }] });
