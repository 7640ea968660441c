// The tables as Drizzle is told of them: columns and relations are called as the GraphQL fields that show them.
import { relations } from 'drizzle-orm';
import { bigint, date, integer, pgTable, text } from 'drizzle-orm/pg-core';

const key = (name = 'id') => bigint(name, { mode: 'number' });

export const actor = pgTable('actor', {
  key: key().primaryKey(), id: text('gid'), type: text(), name: text(), description: text(), foldedName: text('folded_name'),
});
export const role = pgTable('role', {
  key: key().primaryKey(), personKey: key('person_id'), organizationKey: key('organization_id'), position: integer(), title: text(),
  from: text('held_from'), until: text('held_until'),
});
export const place = pgTable('place', { key: key().primaryKey(), id: text('gid'), name: text() });
export const topic = pgTable('topic', { key: key().primaryKey(), id: text('gid'), name: text() });
export const source = pgTable('source', { key: key().primaryKey(), id: text('gid'), title: text(), publisherKey: key('publisher_id') });
export const passage = pgTable('passage', { key: key().primaryKey(), exact: text() });
export const event = pgTable('event', {
  key: key().primaryKey(), id: text('gid'), name: text(), startedOn: text('started_on'), placeKey: key('place_id'),
});
export const participation = pgTable('participation', {
  key: key().primaryKey(), eventKey: key('event_id'), actorKey: key('actor_id'), role: text(),
});
export const statement = pgTable('statement', {
  key: key().primaryKey(), id: text('gid'), text: text(), form: text(), act: text(), saidOn: text('said_on'), speakerKey: key('speaker_id'),
  eventKey: key('event_id'), status: text(), earliest: date('said_on_earliest'), latest: date('said_on_latest'),
});
export const subject = pgTable('statement_subject', {
  statementKey: key('statement_id'), position: integer(), actorKey: key('actor_id'), eventKey: key('event_id'), placeKey: key('place_id'),
  topicKey: key('topic_id'), speakerKey: key('speaker_id'), status: text(), earliest: date('said_on_earliest'),
  latest: date('said_on_latest'),
});
export const appearance = pgTable('appearance', {
  statementKey: key('statement_id'), position: integer(), passageKey: key('passage_id'), sourceKey: key('source_id'),
});
export const reply = pgTable('reply', {
  key: key().primaryKey(), statementKey: key('statement_id'), replyToKey: key('reply_to_id'), stance: text(),
});
// A view, of which relations can be had only as of a table.
export const speakerRole = pgTable('statement_speaker_role', {
  statementKey: key('statement_id').primaryKey(), title: text(), from: text('held_from'), until: text('held_until'),
  organizationKey: key('organization_id'),
});

export const ofActor = relations(actor, ({ many }) => ({
  roles: many(role, { relationName: 'roles' }),
  statements: many(statement),
  participations: many(participation),
}));
export const ofRole = relations(role, ({ one }) => ({
  person: one(actor, { fields: [role.personKey], references: [actor.key], relationName: 'roles' }),
  organization: one(actor, { fields: [role.organizationKey], references: [actor.key], relationName: 'members' }),
}));
export const ofSpeakerRole = relations(speakerRole, ({ one }) => ({
  organization: one(actor, { fields: [speakerRole.organizationKey], references: [actor.key] }),
}));
export const ofSource = relations(source, ({ one }) => ({
  publisher: one(actor, { fields: [source.publisherKey], references: [actor.key] }),
}));
export const ofEvent = relations(event, ({ one }) => ({
  place: one(place, { fields: [event.placeKey], references: [place.key] }),
}));
export const ofParticipation = relations(participation, ({ one }) => ({
  actor: one(actor, { fields: [participation.actorKey], references: [actor.key] }),
  event: one(event, { fields: [participation.eventKey], references: [event.key] }),
}));
export const ofStatement = relations(statement, ({ one, many }) => ({
  speaker: one(actor, { fields: [statement.speakerKey], references: [actor.key] }),
  speakerRole: one(speakerRole, { fields: [statement.key], references: [speakerRole.statementKey] }),
  event: one(event, { fields: [statement.eventKey], references: [event.key] }),
  about: many(subject),
  appearances: many(appearance),
  replies: many(reply, { relationName: 'replies' }),
}));
export const ofSubject = relations(subject, ({ one }) => ({
  statement: one(statement, { fields: [subject.statementKey], references: [statement.key] }),
  actor: one(actor, { fields: [subject.actorKey], references: [actor.key] }),
  event: one(event, { fields: [subject.eventKey], references: [event.key] }),
  place: one(place, { fields: [subject.placeKey], references: [place.key] }),
  topic: one(topic, { fields: [subject.topicKey], references: [topic.key] }),
}));
export const ofAppearance = relations(appearance, ({ one }) => ({
  statement: one(statement, { fields: [appearance.statementKey], references: [statement.key] }),
  passage: one(passage, { fields: [appearance.passageKey], references: [passage.key] }),
  source: one(source, { fields: [appearance.sourceKey], references: [source.key] }),
}));
export const ofReply = relations(reply, ({ one }) => ({
  statement: one(statement, { fields: [reply.statementKey], references: [statement.key], relationName: 'statement' }),
  replyTo: one(statement, { fields: [reply.replyToKey], references: [statement.key], relationName: 'replies' }),
}));
