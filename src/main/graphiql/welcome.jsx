import { useState } from 'react';
import { storage } from './storage';

const SEEN = 'welcome-seen';

/** What is here, in two sentences, until the visitor has read them. */
export function Welcome() {
  const [seen, setSeen] = useState(() => storage.getItem(SEEN) !== null);

  function hide() {
    storage.setItem(SEEN, 'yes');
    setSeen(true);
  }

  return seen ? null : (
    <aside className="welcome" aria-label="Welcome">
      <p>
        Here you can ask who said what, in which words, to whom, when and according to whom; every quotation is proven against the text it
        came from. Below is a question with its answer: change it, tick other fields in the Explorer, or take another of the Examples.
      </p>
      <button type="button" aria-label="Hide the welcome" onClick={hide}>
        ×
      </button>
    </aside>
  );
}
