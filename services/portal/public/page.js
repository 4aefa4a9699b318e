// Results as one types. Without it the form works by its button. The state stands in the address.
const form = document.querySelector('form[data-live]');
if (form) {
  let waiting;
  let asked;
  const part = (page, id) => page.getElementById(id);
  const look = async () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    const url = `${form.getAttribute('action')}?${query}`.replace(/\?$/, '');
    asked?.abort();
    asked = new AbortController();
    part(document, 'results').setAttribute('aria-busy', 'true');
    try {
      const reply = await fetch(url, { signal: asked.signal });
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
      // Boxes that have the focus keep it: their counts wait until they lose it.
      const ids = document.activeElement?.closest('#facets') ? ['results'] : ['results', 'facets'];
      for (const id of ids) part(document, id).replaceWith(part(page, id));
      part(document, 'found').textContent = part(page, 'found').textContent;
      document.title = page.title;
      history.replaceState(null, '', url);
    } catch (error) {
      if (error.name !== 'AbortError') form.submit();
    }
  };
  form.addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(look, event.target.type === 'search' ? 20 : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
}
