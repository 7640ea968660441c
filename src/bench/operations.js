// Operations drawn by chance from a schema, as different as they can be in what they cost: for `run calibrate`.

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chanceOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const unwrap = (type) => (type.ofType ? unwrap(type.ofType) : type);
const isRequired = (type) => type.kind === 'NON_NULL';

export class Operations {
  /**
   * @param schema the answer to an introspection query
   * @param ids lists of ids, by what stands before their colon
   * @param stories statements, each with the ids of what belongs to it, by the same: an operation asks about one, so that what it asks for exists
   * @param words what texts are found by, the frequent first
   * @param names what actors, places and topics are called, by what stands before the colon of their ids
   * @param owners ids of what has others below it, by the name of the filter that asks for these
   */
  constructor(schema, { ids, stories, words, names, owners }, chance) {
    this.types = Object.fromEntries(schema.types.map((type) => [type.name, type]));
    Object.assign(this, { ids, stories, words, names, owners, chance });
  }

  /** One to three root fields, with as much below each as chance wants. */
  next() {
    this.story = this.#one(this.stories);
    this.left = 2 + Math.floor(this.chance() * 40);
    const count = this.chance() < 0.75 ? 1 : 2 + Math.floor(this.chance() * 2);
    const roots = Array.from({ length: count }, (_, n) => this.#field(this.#one(this.types.Query.fields), count > 1 ? `r${n}` : undefined, 0));
    return `{ ${roots.join(' ')} }`;
  }

  #one(list) {
    return list[Math.floor(this.chance() * list.length)];
  }

  #some(list, least, most) {
    const count = Math.min(list.length, least + Math.floor(this.chance() * (most - least + 1)));
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(Math.floor(this.chance() * left.length), 1)[0]);
  }

  #field(field, alias, depth) {
    const given = field.args.flatMap((arg) => this.#argument(arg, field)).join(', ');
    const type = this.types[unwrap(field.type).name];
    this.left -= 1;
    return `${alias ? `${alias}: ` : ''}${field.name}${given ? `(${given})` : ''}${type.fields || type.possibleTypes ? ` { ${this.#selection(type, depth + 1)} }` : ''}`;
  }

  #selection(type, depth) {
    if (!type.fields) {
      const possible = this.#one(type.possibleTypes);
      return `__typename ... on ${possible.name} { ${this.#selection(this.types[possible.name], depth)} }`;
    }
    const isComposite = (field) => ['OBJECT', 'INTERFACE', 'UNION'].includes(unwrap(field.type).kind);
    const leaves = this.#some(type.fields.filter((field) => !isComposite(field)), 1, 4).map((field) => this.#field(field, undefined, depth));
    // A page without its objects is the exception.
    const wanted = type.fields.filter(isComposite).filter(({ name }) => name !== 'edges' || this.chance() < 0.2);
    const objects = depth < 9 && this.left > 0 ? this.#some(wanted, type.name.endsWith('Connection') ? 1 : 0, depth < 3 ? 3 : 2) : [];
    const below = objects.map((field) => (this.left > 0 || isRequired(field.type) ? this.#field(field, undefined, depth) : ''));
    return ['__typename', ...leaves, ...below].join(' ');
  }

  #argument(arg, field) {
    if (['after', 'before', 'last'].includes(arg.name)) return [];
    if (!isRequired(arg.type) && this.chance() < (arg.name === 'first' ? 0.2 : 0.5)) return [];
    const value = this.#value(arg.type, arg.name, field);
    return value === undefined ? [] : [`${arg.name}: ${value}`];
  }

  #value(type, name, field) {
    if (type.kind === 'NON_NULL') return this.#value(type.ofType, name, field);
    if (type.kind === 'LIST') {
      const count = name === 'ids' ? 1 + Math.floor(this.chance() * 100) : 1 + Math.floor(this.chance() * 3);
      return `[${Array.from({ length: count }, () => this.#value(type.ofType, name, field)).join(', ')}]`;
    }
    if (type.kind === 'ENUM') {
      // Relevance wants a text, a position a source, and an order that no index has a short list.
      const others = ['RELEVANCE', 'POSITION', 'PUBLISHED_ON_DESC'];
      return this.#one(this.types[type.name].enumValues.filter((value) => !others.includes(value.name))).name;
    }
    if (type.kind === 'INPUT_OBJECT') {
      const fields = this.#some(this.types[type.name].inputFields.filter(({ name: own }) => !['recordedAt', 'namespace'].includes(own)), 1, 2);
      const required = this.types[type.name].inputFields.filter((each) => isRequired(each.type) && !fields.includes(each));
      return `{ ${[...fields, ...required].map((each) => `${each.name}: ${this.#value(each.type, each.name, field)}`).join(', ')} }`;
    }
    return this.#scalar(type.name, name, field);
  }

  #scalar(type, name, field) {
    if (type === 'Int') return name === 'depth' ? 1 + Math.floor(this.chance() * 10) : this.#one([1, 3, 10, 10, 20, 50, 100]);
    if (type === 'Boolean') return this.chance() < 0.5;
    if (type === 'Date') return `"${(name === 'until' ? 2018 : 2010) + Math.floor(this.chance() * 8)}-0${1 + Math.floor(this.chance() * 9)}-01"`;
    if (type === 'ID') return JSON.stringify(this.owners[name]?.length && this.chance() < 0.8 ? this.#one(this.owners[name]) : this.#id(this.#kindOf(name, field)));
    if (name === 'language') return '"en"';
    if (name === 'name') return JSON.stringify(this.#one(this.names[field.name.slice(0, -1)] ?? this.names.person));
    if (name === 'scheme') return '"wikidata"';
    if (name === 'value') return JSON.stringify(`Q${1 + Math.floor(this.chance() * 1000)}`);
    if (name === 'prefix') return JSON.stringify(this.#one(this.words).slice(0, 3));
    const words = Array.from({ length: 1 + Math.floor(this.chance() * 3) }, () => this.words[Math.floor(this.words.length ** this.chance()) - 1]);
    return JSON.stringify(words.join(this.chance() < 0.3 ? ' or ' : ' '));
  }

  #id(kind) {
    const told = this.story[kind];
    return told && this.chance() < 0.8 ? told : this.#one(this.ids[kind] ?? this.ids.person);
  }

  #kindOf(name, field) {
    const kinds = { speaker: 'person', notSpeaker: 'person', addressee: 'person', publisher: 'organization', relayedBy: 'organization', participant: 'person', replyTo: 'statement',
      aboutAll: 'topic', about: 'topic', notAbout: 'topic', within: 'place', broader: 'topic', partOf: 'event' };
    if (name === 'id') return unwrap(field.type).name.toLowerCase();
    return name === 'ids' ? this.#one(Object.keys(this.ids)) : kinds[name] ?? name;
  }
}
