import { useState, type ReactNode } from 'react';

export const PAGE = 3;

const PEOPLE = { 'person:volodymyr-zelenskyy': 'Zelenskyy', 'person:sergei-lavrov': 'Lavrov' };

/** Shows what one of several people said, whom the reader chooses. */
export function People({ show }: { show: (person: string) => ReactNode }) {
  const [chosen, choose] = useState('person:volodymyr-zelenskyy');
  return (
    <>
      <nav>
        {Object.entries(PEOPLE).map(([person, name]) => (
          <button key={person} disabled={person === chosen} onClick={() => choose(person)}>
            {name}
          </button>
        ))}
      </nav>
      {show(chosen)}
    </>
  );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Said {
  readonly text: string;
  readonly speakers: readonly { readonly name: string }[];
  readonly saidOn?: { readonly value: string } | null;
  readonly about: readonly { readonly name?: string }[];
  readonly appearances: readonly {
    readonly exact: string;
    readonly start?: number | null;
    readonly end?: number | null;
    readonly verification: string;
    readonly proves: readonly Stretch[];
    readonly source: { readonly title: string };
  }[];
}

/** A statement, with what of it is proven, and where that stands. */
function Statement({ said }: { said: Said }) {
  return (
    <article>
      <blockquote>
        <Marked text={said.text} stretches={said.appearances.flatMap(({ proves }) => proves)} />
      </blockquote>
      <p>
        {said.speakers.map(({ name }) => name).join(' and ')}, {said.saidOn?.value ?? 'on a day not known'}
        {said.about.length > 0 && <small className="about">About {said.about.map(({ name }) => name).join(', ')}</small>}
        {said.appearances.map(({ exact, start, end, verification, source }, nth) => (
          <small className="proof" key={nth}>
            {verification}: “{exact}”{start != null && `, ${start}–${end}`} of <cite>{source.title}</cite>
          </small>
        ))}
      </p>
    </article>
  );
}

/** Strings of JavaScript are cut in units of UTF-16, so the places have to be asked for in these. */
function Marked({ text, stretches }: { text: string; stretches: readonly Stretch[] }) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { start, end } of [...stretches].sort((one, other) => one.start - other.start)) {
    if (end > done) {
      const begin = Math.max(start, done);
      parts.push(text.slice(done, begin), <mark key={begin}>{text.slice(begin, end)}</mark>);
      done = end;
    }
  }
  return [...parts, text.slice(done)];
}

interface Read {
  name: string;
  total: number;
  statements: readonly (Said & { readonly id: string })[];
  more?: () => Promise<unknown>;
}

/** What has been read of somebody's statements, and the way to the next ones. */
export function Statements({ name, total, statements, more }: Read) {
  return (
    <section>
      <h1>{name}</h1>
      <p>
        {statements.length} of {total} statements
      </p>
      {statements.map((said) => (
        <Statement key={said.id} said={said} />
      ))}
      {more && <More more={more} />}
    </section>
  );
}

/** The way to the next ones; where they cannot be had, why, and the way to try again. */
function More({ more }: { more: () => Promise<unknown> }) {
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const ask = async () => {
    setAsking(true);
    setFailure(undefined);
    try {
      await more();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      {failure && <p role="alert">{failure}</p>}
      <button disabled={isAsking} onClick={() => void ask()}>
        More
      </button>
    </>
  );
}
