-- What was said, according to the article, in the order in which it was said as far as that is known.
--
-- A text is the words of the article to the letter: a quotation; else what follows "that"; else what follows the speaker.
-- A pronoun describes nobody: "he said" leaves speaker_as_described null, and the evidence says who he is.

insert into statement (gid, text, language, form, act, speaker_id, speaker_as_described, said_on, event_id, place_id, recorded_at)
select
  said.gid, text, 'en', form::statement_form, act::speech_act,
  speaker.id, as_described, said_on, event.id, place.id, '2026-11-22T12:00:00Z'
from (values
  (1, 'statement:zelenskyy-praises-ukrainians',
    'praised the resilience and courage of the Ukrainian people',
    'PARAPHRASE', 'PRAISE', 'person:volodymyr-zelenskyy', 'Zelenskyy',
    '2025-02-24', 'event:eu-leaders-visit', 'place:kyiv'),
  (2, 'statement:zelenskyy-welcomes-eu-leaders',
    'welcoming European Union leaders to Kyiv',
    'PARAPHRASE', 'WELCOME', 'person:volodymyr-zelenskyy', 'Zelenskyy',
    '2025-02-24', 'event:eu-leaders-visit', 'place:kyiv'),
  (3, 'statement:three-years-of-resistance',
    'Three years of resistance. Three years of gratitude. Three years of absolute heroism of Ukrainians',
    'VERBATIM', 'PRAISE', 'person:volodymyr-zelenskyy', null,
    '2025-02-24', 'event:third-anniversary', null),
  (4, 'statement:zelenskyy-thanks-defenders-and-supporters',
    'thanking both defenders and international supporters',
    'PARAPHRASE', 'THANK', 'person:volodymyr-zelenskyy', null,
    '2025-02-24', 'event:third-anniversary', null),
  (5, 'statement:zelenskyy-proposes-exchange',
    'has proposed a full-scale prisoner exchange with Russia as a step toward ending the ongoing conflict',
    'PARAPHRASE', 'PROPOSE', 'person:volodymyr-zelenskyy', 'Ukrainian President Volodymyr Zelenskyy',
    '2025-02-24', 'event:kyiv-summit', 'place:kyiv'),
  (6, 'statement:release-all-prisoners',
    'both nations should release all prisoners of war as a foundation for peace',
    'PARAPHRASE', 'URGE', 'person:volodymyr-zelenskyy', 'Zelenskyy',
    '2025-02-24', 'event:kyiv-summit', 'place:kyiv'),
  (7, 'statement:all-for-all',
    'Russia must release Ukrainians. Ukraine is ready to exchange all for all, and this is a fair way to start',
    'VERBATIM', 'PROPOSE', 'person:volodymyr-zelenskyy', 'Zelenskyy',
    '2025-02-24', 'event:kyiv-summit', 'place:kyiv'),
  (8, 'statement:real-and-lasting-peace',
    '2025 would mark the beginning of a "real and lasting peace" in Ukraine',
    'MIXED', 'HOPE', 'person:volodymyr-zelenskyy', null,
    '2025-02-24', 'event:kyiv-summit', 'place:kyiv'),
  (9, 'statement:turning-point',
    'this gathering could serve as a "turning point" in diplomatic efforts',
    'MIXED', 'HOPE', 'person:volodymyr-zelenskyy', 'Zelenskyy',
    '2025-02-24', 'event:kyiv-summit', 'place:kyiv'),
  (10, 'statement:russia-open-to-negotiations',
    'it was open to negotiations but would only halt military operations if a peace deal aligned with Moscow’s interests',
    'PARAPHRASE', 'CONDITION', 'organization:russia', 'Russia',
    '2025-02', null, null),
  (11, 'statement:europeans-prefer-war',
    'while Moscow is attempting to resolve the conflict with the U.S., European nations prefer that the war continues',
    'PARAPHRASE', 'ASSERT', 'person:sergei-lavrov', 'Russian Foreign Minister Sergei Lavrov',
    '2025-02', null, null),
  (12, 'statement:appoint-a-representative',
    'urged the United States to appoint an official representative for future negotiations with Russia',
    'PARAPHRASE', 'URGE', 'person:sergei-lavrov', 'Lavrov',
    '2025-02', null, null),
  (13, 'statement:talks-were-positive',
    'cited recent discussions in Saudi Arabia with U.S. Secretary of State Marco Rubio as "positive."',
    'MIXED', 'PRAISE', 'person:sergei-lavrov', null,
    '2025-02', null, null),
  (14, 'statement:trump-blames-zelenskyy',
    'has blamed him for not preventing the war',
    'PARAPHRASE', 'BLAME', 'person:donald-trump', 'former U.S. President Donald Trump',
    '2025-02', null, null),
  (15, 'statement:trump-urges-negotiation',
    'has urged Ukraine to negotiate swiftly',
    'PARAPHRASE', 'URGE', 'person:donald-trump', 'Trump',
    '2025-02', null, null),
  (16, 'statement:trump-warns-of-losing-country',
    'failure to do so could leave Zelenskyy without a country to govern',
    'PARAPHRASE', 'WARN', 'person:donald-trump', 'Trump',
    '2025-02', null, null),
  (17, 'statement:zelenskyy-dismisses-propaganda',
    'dismissing them as Russian propaganda',
    'PARAPHRASE', 'DISMISS', 'person:volodymyr-zelenskyy', 'Zelenskyy',
    '2025-02', null, null)
) as said (nth, gid, text, form, act, speaker, as_described, said_on, event, place)
join actor as speaker on speaker.gid = said.speaker
left join event on event.gid = said.event
left join place on place.gid = said.place
order by nth;

insert into statement_addressee (statement_id, position, actor_id)
select
  (select id from statement where gid = 'statement:' || addressed.statement),
  position,
  (select id from actor where gid = addressed.actor)
from (values
  ('zelenskyy-welcomes-eu-leaders', 1, 'organization:european-union-leaders'),
  ('zelenskyy-thanks-defenders-and-supporters', 1, 'organization:ukrainian-defenders'),
  ('zelenskyy-thanks-defenders-and-supporters', 2, 'organization:international-supporters'),
  ('zelenskyy-proposes-exchange', 1, 'organization:russia'),
  ('release-all-prisoners', 1, 'organization:russia'),
  ('all-for-all', 1, 'organization:russia'),
  ('appoint-a-representative', 1, 'organization:united-states'),
  ('trump-urges-negotiation', 1, 'organization:ukraine'),
  ('trump-warns-of-losing-country', 1, 'organization:ukraine')
) as addressed (statement, position, actor);

insert into statement_subject (statement_id, position, actor_id, event_id, place_id, topic_id)
select
  (select id from statement where gid = 'statement:' || spoken_of.statement),
  nth, actor.id, event.id, place.id, topic.id
from (values
  ('zelenskyy-praises-ukrainians', array['organization:ukrainian-people']),
  ('zelenskyy-welcomes-eu-leaders', array['organization:european-union-leaders', 'event:eu-leaders-visit', 'topic:european-support', 'place:kyiv']),
  ('three-years-of-resistance', array['organization:ukrainian-people', 'event:russian-invasion-of-ukraine', 'event:third-anniversary']),
  ('zelenskyy-thanks-defenders-and-supporters', array['organization:ukrainian-defenders', 'organization:international-supporters']),
  ('zelenskyy-proposes-exchange', array['topic:prisoner-exchange', 'organization:russia', 'organization:prisoners-of-war', 'event:russian-invasion-of-ukraine', 'topic:peace-negotiations']),
  ('release-all-prisoners', array['topic:prisoner-exchange', 'organization:prisoners-of-war', 'organization:ukraine', 'organization:russia', 'topic:peace-negotiations']),
  ('all-for-all', array['topic:prisoner-exchange', 'organization:russia', 'organization:ukraine', 'organization:prisoners-of-war']),
  ('real-and-lasting-peace', array['event:russian-invasion-of-ukraine', 'topic:peace-negotiations', 'place:ukraine']),
  ('turning-point', array['event:kyiv-summit', 'topic:peace-negotiations']),
  ('russia-open-to-negotiations', array['topic:peace-negotiations', 'organization:russia', 'event:russian-invasion-of-ukraine']),
  ('europeans-prefer-war', array['organization:european-nations', 'organization:russia', 'organization:united-states', 'event:russian-invasion-of-ukraine', 'topic:peace-negotiations']),
  ('appoint-a-representative', array['organization:united-states', 'organization:russia', 'topic:peace-negotiations']),
  ('talks-were-positive', array['event:saudi-arabia-talks', 'person:marco-rubio', 'topic:peace-negotiations', 'place:saudi-arabia']),
  ('trump-blames-zelenskyy', array['person:volodymyr-zelenskyy', 'event:russian-invasion-of-ukraine', 'topic:us-policy-on-ukraine']),
  ('trump-urges-negotiation', array['organization:ukraine', 'topic:peace-negotiations', 'topic:us-policy-on-ukraine']),
  ('trump-warns-of-losing-country', array['person:volodymyr-zelenskyy', 'organization:ukraine', 'topic:peace-negotiations', 'topic:us-policy-on-ukraine']),
  ('zelenskyy-dismisses-propaganda', array['person:donald-trump', 'organization:russia', 'topic:disinformation'])
) as spoken_of (statement, subjects)
cross join unnest(subjects) with ordinality as subject (gid, nth)
left join actor using (gid)
left join event using (gid)
left join place using (gid)
left join topic using (gid);

-- From mouth to article. The article names an agency once; who published the article itself is not known.
insert into attribution_hop (statement_id, position, relation, actor_id, verb, source_id)
select
  (select id from statement where gid = 'statement:' || passed_on.statement),
  position,
  relation::hop_relation,
  case relation
    when 'SAID' then (select speaker_id from statement where gid = 'statement:' || passed_on.statement)
    when 'RELAYED' then (select id from actor where gid = 'organization:afp')
  end,
  verb,
  case relation when 'REPORTED' then (select id from source where gid = 'source:all-for-all-prisoner-swap') end
from (values
  ('zelenskyy-praises-ukrainians', 1, 'SAID', 'praised'),
  ('zelenskyy-praises-ukrainians', 2, 'REPORTED', null),
  ('zelenskyy-welcomes-eu-leaders', 1, 'SAID', 'welcoming'),
  ('zelenskyy-welcomes-eu-leaders', 2, 'REPORTED', null),
  ('three-years-of-resistance', 1, 'SAID', 'said'),
  ('three-years-of-resistance', 2, 'REPORTED', null),
  ('zelenskyy-thanks-defenders-and-supporters', 1, 'SAID', 'thanking'),
  ('zelenskyy-thanks-defenders-and-supporters', 2, 'REPORTED', null),
  ('zelenskyy-proposes-exchange', 1, 'SAID', 'proposed'),
  ('zelenskyy-proposes-exchange', 2, 'REPORTED', null),
  ('release-all-prisoners', 1, 'SAID', 'emphasized'),
  ('release-all-prisoners', 2, 'REPORTED', null),
  ('all-for-all', 1, 'SAID', 'stated'),
  ('all-for-all', 2, 'RELAYED', 'reported'),
  ('all-for-all', 3, 'REPORTED', null),
  ('real-and-lasting-peace', 1, 'SAID', 'reiterated'),
  ('real-and-lasting-peace', 2, 'REPORTED', null),
  ('turning-point', 1, 'SAID', 'expressed'),
  ('turning-point', 2, 'REPORTED', null),
  ('russia-open-to-negotiations', 1, 'SAID', 'stated'),
  ('russia-open-to-negotiations', 2, 'REPORTED', null),
  ('europeans-prefer-war', 1, 'SAID', 'claimed'),
  ('europeans-prefer-war', 2, 'REPORTED', null),
  ('appoint-a-representative', 1, 'SAID', 'urged'),
  ('appoint-a-representative', 2, 'REPORTED', null),
  ('talks-were-positive', 1, 'SAID', 'cited'),
  ('talks-were-positive', 2, 'REPORTED', null),
  ('trump-blames-zelenskyy', 1, 'SAID', 'blamed'),
  ('trump-blames-zelenskyy', 2, 'REPORTED', null),
  ('trump-urges-negotiation', 1, 'SAID', 'urged'),
  ('trump-urges-negotiation', 2, 'REPORTED', null),
  ('trump-warns-of-losing-country', 1, 'SAID', 'warning'),
  ('trump-warns-of-losing-country', 2, 'REPORTED', null),
  ('zelenskyy-dismisses-propaganda', 1, 'SAID', 'dismissing'),
  ('zelenskyy-dismisses-propaganda', 2, 'REPORTED', null)
) as passed_on (statement, position, relation, verb);

-- The text of each statement is its passage: a text that is not to the letter stops here.
insert into appearance (statement_id, position, passage_id)
select statement.id, 1, passage_of(source.gid, statement.text)
from statement
join attribution_hop as hop on hop.statement_id = statement.id
join source on source.id = hop.source_id
where source.gid = 'source:all-for-all-prisoner-swap';

insert into appearance (statement_id, position, passage_id)
select
  statement.id,
  1 + nth,
  passage_of(source.gid, source.title, nth)
from statement, source, generate_series(1, 2) as nth
where statement.gid = 'statement:zelenskyy-proposes-exchange'
  and source.gid = 'source:all-for-all-prisoner-swap';

insert into reply (statement_id, reply_to_id, stance, evidence_id)
select
  (select id from statement where gid = 'statement:' || answer.statement),
  (select id from statement where gid = 'statement:' || answer.reply_to),
  answer.stance::stance,
  passage_of('source:all-for-all-prisoner-swap', words)
from (values
  ('russia-open-to-negotiations', 'zelenskyy-proposes-exchange', 'CONDITIONS', 'In response, Russia stated'),
  ('russia-open-to-negotiations', 'all-for-all', 'CONDITIONS', 'In response, Russia stated'),
  ('europeans-prefer-war', 'zelenskyy-proposes-exchange', 'ANSWERS', 'Russia’s Response and Calls for Negotiation'),
  ('europeans-prefer-war', 'all-for-all', 'ANSWERS', 'Russia’s Response and Calls for Negotiation'),
  ('appoint-a-representative', 'zelenskyy-proposes-exchange', 'ANSWERS', 'Russia’s Response and Calls for Negotiation'),
  ('appoint-a-representative', 'all-for-all', 'ANSWERS', 'Russia’s Response and Calls for Negotiation'),
  ('zelenskyy-dismisses-propaganda', 'trump-blames-zelenskyy', 'REJECTS', 'Trump’s remarks have heightened tensions, with Zelenskyy dismissing them as Russian propaganda'),
  ('zelenskyy-dismisses-propaganda', 'trump-urges-negotiation', 'REJECTS', 'Trump’s remarks have heightened tensions, with Zelenskyy dismissing them as Russian propaganda'),
  ('zelenskyy-dismisses-propaganda', 'trump-warns-of-losing-country', 'REJECTS', 'Trump’s remarks have heightened tensions, with Zelenskyy dismissing them as Russian propaganda')
) as answer (statement, reply_to, stance, words);

-- One line for each fact; statements that rest on the same words for the same reason share it.
insert into statement_evidence (statement_id, position, field, basis, reasoning, passage_id)
select
  (select id from statement where gid = 'statement:' || known.statement),
  row_number() over (partition by known.statement order by line),
  field,
  basis::evidence_basis,
  reasoning,
  case when words is not null then passage_of('source:all-for-all-prisoner-swap', words) end
from (
  select unnest(statements) as statement, line, field, basis, words, reasoning
  from (values
    (1, array['three-years-of-resistance', 'zelenskyy-thanks-defenders-and-supporters'],
      'speaker', 'INFERRED', 'he said, thanking both defenders and international supporters',
      '"He" is the man named last before: Zelenskyy.'),
    (2, array['real-and-lasting-peace'],
      'speaker', 'INFERRED', 'He also reiterated his hope',
      '"He" is the man named last before: Zelenskyy.'),
    (3, array['talks-were-positive'],
      'speaker', 'INFERRED', 'He cited recent discussions',
      '"He" is the man named last before: Lavrov.'),
    (4, array['trump-blames-zelenskyy'],
      'speaker', 'STATED', 'Zelenskyy has faced increasing criticism from former U.S. President Donald Trump, who has blamed him', null),
    (5, array['all-for-all'],
      'attribution', 'STATED', 'Zelenskyy stated, as reported by AFP', null),

    (6, array['zelenskyy-welcomes-eu-leaders'],
      'addressees', 'STATED', 'welcoming European Union leaders to Kyiv', null),
    (7, array['zelenskyy-thanks-defenders-and-supporters'],
      'addressees', 'STATED', 'thanking both defenders and international supporters', null),
    (8, array['zelenskyy-proposes-exchange'],
      'addressees', 'INFERRED', 'a full-scale prisoner exchange with Russia',
      'An exchange with Russia is proposed to Russia.'),
    (9, array['release-all-prisoners'],
      'addressees', 'INFERRED', 'both nations should release all prisoners of war',
      'He speaks for one of the two nations, so his call is on the other: Russia.'),
    (10, array['all-for-all'],
      'addressees', 'INFERRED', 'Russia must release Ukrainians',
      'What Russia must do is said to Russia.'),
    (11, array['appoint-a-representative'],
      'addressees', 'STATED', 'urged the United States to appoint an official representative', null),
    (12, array['trump-urges-negotiation'],
      'addressees', 'STATED', 'Trump has urged Ukraine to negotiate swiftly', null),
    (13, array['trump-warns-of-losing-country'],
      'addressees', 'INFERRED', 'Trump has urged Ukraine to negotiate swiftly, warning that failure to do so',
      'The warning goes with what Ukraine is urged to do, so it is given to Ukraine.'),

    (14, array['zelenskyy-praises-ukrainians', 'zelenskyy-welcomes-eu-leaders'],
      'saidOn', 'INFERRED', 'Earlier in the day',
      'The day is that of the summit: Monday, the third anniversary of the invasion of 24 February 2022, which is 24 February 2025.'),
    (15, array['three-years-of-resistance', 'zelenskyy-thanks-defenders-and-supporters'],
      'saidOn', 'INFERRED', 'the country marked three years of resistance against Russian aggression',
      'The words mark three years of resistance and stand in the account of the anniversary, which is Monday, 24 February 2025.'),
    (16, array['zelenskyy-proposes-exchange', 'release-all-prisoners', 'all-for-all', 'real-and-lasting-peace', 'turning-point'],
      'saidOn', 'INFERRED', 'on Monday, marking the third anniversary of Russia’s invasion',
      'Said at the summit. The invasion began on 24 February 2022; its third anniversary is 24 February 2025, which was a Monday, as the article says.'),
    (17, array['russia-open-to-negotiations'],
      'saidOn', 'INFERRED', 'In response, Russia stated',
      'The article gives no day. It is an answer to words of 24 February 2025, told in the account of that day: the month is the most that this allows.'),
    (18, array['europeans-prefer-war', 'appoint-a-representative', 'talks-were-positive'],
      'saidOn', 'INFERRED', 'Russia’s Response and Calls for Negotiation',
      'The article gives no day. It counts the words to the response to those of 24 February 2025, told in the account of that day: the month is the most that this allows.'),
    (19, array['trump-blames-zelenskyy', 'trump-urges-negotiation', 'trump-warns-of-losing-country'],
      'saidOn', 'PUBLIC_RECORD', null,
      'The article gives no day. Remarks in this sense are on record for 18 and 19 February 2025; whether it means those, it does not say.'),
    (20, array['zelenskyy-dismisses-propaganda'],
      'saidOn', 'PUBLIC_RECORD', null,
      'The article gives no day. An answer in this sense is on record for 19 February 2025; whether it means that one, it does not say.'),

    (21, array['zelenskyy-praises-ukrainians', 'zelenskyy-welcomes-eu-leaders'],
      'event', 'STATED', 'Zelenskyy praised the resilience and courage of the Ukrainian people while welcoming European Union leaders to Kyiv', null),
    (22, array['zelenskyy-praises-ukrainians', 'zelenskyy-welcomes-eu-leaders'],
      'place', 'STATED', 'while welcoming European Union leaders to Kyiv', null),
    (23, array['three-years-of-resistance', 'zelenskyy-thanks-defenders-and-supporters'],
      'event', 'INFERRED', 'the country marked three years of resistance against Russian aggression',
      'Words for the anniversary. The article does not say whether they were said at the visit, at the summit or elsewhere, so no place is given.'),
    (24, array['release-all-prisoners'],
      'event', 'STATED', 'Speaking at a summit in Kyiv on Monday, marking the third anniversary of Russia’s invasion, Zelenskyy emphasized', null),
    (25, array['release-all-prisoners'],
      'place', 'STATED', 'Speaking at a summit in Kyiv', null),
    (26, array['zelenskyy-proposes-exchange'],
      'event', 'INFERRED', 'Speaking at a summit in Kyiv',
      'The article gives the proposal first, then the summit at which he spoke of it.'),
    (27, array['all-for-all'],
      'event', 'INFERRED', 'Speaking at a summit in Kyiv',
      'The words follow at once on what he emphasized at the summit, and are about the same.'),
    (28, array['real-and-lasting-peace'],
      'event', 'INFERRED', 'He also reiterated his hope',
      '"Also" adds it to what he said at the summit.'),
    (29, array['turning-point'],
      'event', 'INFERRED', 'Zelenskyy expressed optimism that this gathering',
      '"This gathering" is the summit of the sentence before.'),
    (30, array['zelenskyy-proposes-exchange', 'all-for-all', 'real-and-lasting-peace', 'turning-point'],
      'place', 'INFERRED', 'a summit in Kyiv',
      'Where the summit was.')
  ) as shared (line, statements, field, basis, words, reasoning)
) as known;
