// What pages do besides, where they can; all of it is there without.

// The search box suggests: the server writes the list, as a page of its own.
const box = document.getElementById('q');
const list = document.getElementById('suggestions');
if (box && list) {
  let timer;
  let latest = 0;
  box.setAttribute('aria-controls', list.id);
  const show = (html) => {
    list.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
    list.hidden = !list.querySelector('a');
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    const asked = ++latest;
    const prefix = box.value.trim();
    timer = setTimeout(async () => {
      let html = '';
      if (prefix.length > 1) {
        try {
          const response = await fetch(`/suggest?q=${encodeURIComponent(prefix)}`);
          html = response.ok ? await response.text() : '';
        } catch {
          // Nothing is suggested then.
        }
      }
      if (asked === latest) show(html);
    }, 120);
  });
  box.form.addEventListener('keydown', (event) => {
    const links = [box, ...list.querySelectorAll('a')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      links[(links.indexOf(document.activeElement) + step + links.length) % links.length].focus();
    } else if (event.key === 'Escape' && !list.hidden) {
      list.hidden = true;
      box.focus();
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    if (!box.form.contains(target)) list.hidden = true;
  });
}

// Proofs are folded, and unfold: without this they are open.
for (const proof of document.querySelectorAll('details.proof ~ details.proof')) proof.open = false;

// The timeline says what the pointer is at.
for (const timeline of document.querySelectorAll('.timeline')) {
  const bars = [...timeline.querySelectorAll('rect')];
  const told = timeline.querySelector('output');
  timeline.querySelector('svg')?.addEventListener('pointermove', ({ clientX }) => {
    let nearest;
    let distance = Infinity;
    for (const bar of bars) {
      bar.classList.remove('on');
      const { left, width } = bar.getBoundingClientRect();
      const away = Math.abs(left + width / 2 - clientX);
      if (away < distance) [nearest, distance] = [bar, away];
    }
    nearest?.classList.add('on');
    if (told && nearest) told.textContent = nearest.textContent;
  });
}
