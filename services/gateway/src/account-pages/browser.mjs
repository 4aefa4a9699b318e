// Runs in the browser, in one page of people's accounts, whose words and form stand in `#page`.
const { page, words, problems, language } = JSON.parse(document.querySelector('#page').textContent);
const main = document.querySelector('main');
const behind = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
// What is personal leaves the address at once, so that it is in no history.
if (location.hash) history.replaceState(null, '', location.pathname + location.search);

const say = (name, x = '') => (words[name] ?? name).replace('{x}', x);
const shownDay = (text) => new Date(text).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== undefined));
  return made;
}

/** @returns {Promise<{ ok: boolean, status: number, body: any }>} status 0: nobody answered. */
async function ask(method, path, body) {
  try {
    const reply = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { ok: reply.ok, status: reply.status, body: text ? JSON.parse(text) : undefined };
  } catch {
    return { ok: false, status: 0, body: { reason: 'network' } };
  }
}

const meaning = ({ reason, detail }) => problems[reason] ?? detail ?? problems.network;

/** One line for what happened, read aloud where it appears. */
function tell(place, text, role = 'alert') {
  place.querySelector(':scope > .said')?.remove();
  if (text)
    place.append(make('p', { class: `said ${role === 'alert' ? 'wrong' : 'done'}`, role, tabindex: '-1' }, text));
}

/** Marks a field as wrong, with the reason beside it. */
function mark(form, name, text) {
  const input = form.elements.namedItem(name);
  if (!input) return false;
  const id = `wrong-${name}`;
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute(
    'aria-describedby',
    [`hint-${name}`, id].filter((one) => one === id || document.getElementById(one)).join(' '),
  );
  input.closest('label').append(make('span', { class: 'wrong', id }, text));
  return true;
}

function unmark(form) {
  for (const input of form.elements) input.removeAttribute('aria-invalid');
  for (const one of form.querySelectorAll('label .wrong')) one.remove();
  tell(form, '');
}

/** What is wrong before anything is sent; the first wrong field gets the focus. */
function isFilledIn(form) {
  for (const input of form.elements) {
    if (!input.name) continue;
    // Browsers tell that something is too short of what was typed alone.
    const least = Number(input.getAttribute('minlength') ?? 0);
    if (input.value === '') {
      if (input.required) mark(form, input.name, problems.missing);
    } else if (input.value.length < least) mark(form, input.name, problems.tooShort.replace('{x}', least));
    else if (!input.checkValidity()) mark(form, input.name, problems.email);
  }
  const first = form.querySelector('[aria-invalid]');
  first?.focus();
  return !first;
}

function showProblem(form, problem) {
  const marked = (problem.issues ?? []).filter(({ pointer, rule, message }) =>
    mark(form, pointer.slice(1), problems[rule] ?? message),
  );
  tell(form, marked.length > 0 && !problems[problem.reason] ? problems.request : meaning(problem));
  (form.querySelector('[aria-invalid]') ?? form.querySelector('.said')).focus();
}

/** Sends a form by `send`, once at a time. */
function handle(form, send) {
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    if (button.disabled) return;
    unmark(form);
    if (!isFilledIn(form)) return;
    const label = button.textContent;
    button.disabled = true;
    button.textContent = say('sending');
    const reply = await send(Object.fromEntries(new FormData(form)));
    button.disabled = false;
    button.textContent = label;
    if (reply && !reply.ok) showProblem(form, reply.body ?? {});
  });
}

function finish(form, text, next) {
  form.replaceWith(make('p', { class: 'said done', role: 'status', tabindex: '-1' }, text));
  main.querySelector('.said').focus();
  if (next) main.append(make('p', {}, make('a', { class: 'button', href: next }, say('on'))));
}

/** Links to other pages take the address along that the mail went to. */
function addressIn(place) {
  if (!behind.email) return;
  for (const link of place.querySelectorAll('.links a')) {
    link.setAttribute('href', `${link.getAttribute('href')}#${new URLSearchParams({ email: behind.email })}`);
  }
}

function linksOf(template) {
  const links = document.querySelector(template).content.cloneNode(true);
  addressIn(links);
  return links;
}

const goTo = (path) => location.assign(path);

/** A form to sign in by password, second factor, passkey or an organisation. */
function signInForm(form, whenIn) {
  const email = form.elements.namedItem('email');
  if (behind.email) email.value = behind.email;
  const other = make('div', { class: 'other' });
  form.after(other);
  handle(form, async (given) => {
    tell(other, '');
    const reply = await ask('POST', '/api/sessions', given);
    if (reply.ok) {
      if (reply.body.secondFactor === 'due') askForCode(form, other, whenIn);
      else whenIn();
      return undefined;
    }
    if (reply.body?.reason === 'account.unconfirmed') offerAgain(other, given);
    return reply;
  });
  other.append(bySso(email, other));
  if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) other.append(byPasskey(other, whenIn));
}

function offerAgain(place, given) {
  place.querySelector('.again')?.remove();
  const onclick = async () => {
    const reply = await ask('POST', '/api/account/confirm/again', given);
    tell(place, reply.ok ? page.mailed : meaning(reply.body), reply.ok ? 'status' : 'alert');
    if (reply.ok) place.querySelector('.again')?.remove();
  };
  place.prepend(make('button', { type: 'button', class: 'again', onclick }, say('again')));
}

function askForCode(form, other, whenIn) {
  const input = make('input', {
    name: 'code',
    required: '',
    autocomplete: 'one-time-code',
    minlength: '6',
    maxlength: '20',
  });
  const codes = make('form', {}, make('label', {}, say('code'), input), make('button', {}, say('checkCode')));
  form.replaceWith(codes);
  other.remove();
  handle(codes, async (given) => {
    const reply = await ask('POST', '/api/sessions/second-factor', given);
    if (reply.ok) whenIn();
    return reply;
  });
  input.focus();
}

function bySso(email, place) {
  const onclick = async () => {
    const returnTo = page.path === '/account/sign-in' ? '/account' : page.path;
    const reply = email.value
      ? await ask('POST', '/api/sso/start', { email: email.value, returnTo })
      : { ok: false, body: {} };
    if (reply.ok) goTo(reply.body.redirectTo);
    else if (!email.value) email.focus();
    else tell(place, meaning(reply.body));
  };
  return make('button', { type: 'button', class: 'plain', onclick }, say('bySso'));
}

function byPasskey(place, whenIn) {
  const onclick = async () => {
    const options = await ask('POST', '/api/sessions/passkey/options');
    if (!options.ok) return tell(place, meaning(options.body));
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.body);
      const answer = await navigator.credentials.get({ publicKey });
      const reply = await ask('POST', '/api/sessions/passkey', { response: answer.toJSON() });
      if (reply.ok) return whenIn();
      tell(place, meaning(reply.body));
    } catch {
      // The person closed the window of its browser.
    }
  };
  return make('button', { type: 'button', class: 'plain', onclick }, say('byPasskey'));
}

/** Asks who is signed in; who is not signs in here. */
async function whenSignedIn(show) {
  const loading = make('p', { role: 'status' }, say('loading'));
  main.append(loading);
  const { ok, body } = await ask('GET', '/api/me');
  loading.remove();
  if (ok && body.person) return show(body);
  const form = document.querySelector('#sign-in').content.cloneNode(true).querySelector('form');
  const asked = make('section', {}, make('p', {}, say('signInFirst')), form, linksOf('#sign-in-links'));
  main.append(asked);
  signInForm(form, async () => {
    asked.remove();
    await whenSignedIn(show);
    main.querySelector('h1').focus();
  });
}

/** Programs that keep passwords learn whose this one is. */
function nameAccount(form) {
  if (!form.elements.namedItem('password') || form.elements.namedItem('email')) return;
  const whose = make('input', { type: 'email', autocomplete: 'username', readonly: '', hidden: '' });
  whose.value = behind.email ?? '';
  form.prepend(whose);
}

function runForm(form) {
  if (page.path === '/account/sign-in') return signInForm(form, () => goTo(page.leadsTo));
  for (const input of form.elements)
    if (input.name && behind[input.name] && input.type !== 'password') input.value = behind[input.name];
  const more = { ...page.adds, ...Object.fromEntries((page.takes ?? []).map((name) => [name, behind[name]])) };
  if (page.path === '/account/sign-up') more.language = language;
  nameAccount(form);
  handle(form, async (given) => {
    const reply = await ask('POST', page.sendsTo, { ...given, ...more });
    if (reply.ok) finish(form, page.done, page.leadsTo);
    return reply;
  });
}

const nameOf = (text) => (text?.[language] ?? text?.en ?? text?.zh ?? text?.ru)?.text;
const roleOf = (role) => say(role);

/** A row with a heading, small print and buttons; each button answers in the row. */
function row(title, small, ...buttons) {
  const made = make(
    'li',
    {},
    make('div', { class: 'words' }, make('strong', {}, title), small && make('small', {}, small)),
  );
  const place = make('div', { class: 'buttons' });
  for (const [label, act, kind = 'plain'] of buttons) {
    const onclick = async () => {
      for (const one of place.querySelectorAll('button')) one.disabled = true;
      const { reply, text } = await act();
      if (reply.ok) {
        place.remove();
        tell(made, text, 'status');
        made.querySelector('.said').focus();
        return;
      }
      for (const one of place.querySelectorAll('button')) one.disabled = false;
      tell(made, meaning(reply.body ?? {}));
    };
    place.append(make('button', { type: 'button', class: kind, onclick, 'aria-label': `${label}: ${title}` }, label));
  }
  if (buttons.length > 0) made.append(place);
  return made;
}

function section(title, rows, empty) {
  const content =
    rows.length > 0 ? make('ul', { class: 'rows' }, rows) : make('p', { class: 'empty' }, empty ?? say('nothing'));
  return make('section', {}, make('h2', {}, title), content);
}

async function invitations({ person, memberships }, whenIn = () => {}) {
  const { ok, body } = await ask('GET', '/api/memberships');
  if (!ok) return section(say('invitations'), [], meaning(body ?? {}));
  const answer = (path, given, text) => async () => {
    const reply = await ask('POST', path, { answer: given });
    if (reply.ok && given === 'accept') void whenIn();
    return { reply, text };
  };
  const answers = (path, name) => [
    [say('accept'), answer(path, 'accept', say('accepted', name)), 'main'],
    [say('decline'), answer(path, 'decline', say('declined'))],
  ];
  const rows = body.invitations.map(({ id, organisationName: name, role, expiresAt }) =>
    row(
      name,
      `${say('invitedAs', roleOf(role))}, ${say('until', shownDay(expiresAt))}`,
      ...answers(`/api/memberships/invitations/${id}/answer`, name),
    ),
  );
  const own = new Map(memberships.map(({ organisation }) => [organisation.id, nameOf(organisation.name)]));
  const offers = body.transfers.map(({ organisationId }) => {
    const name = own.get(organisationId) ?? '';
    return row(
      say('ownership', name),
      '',
      ...answers(`/api/organisations/${organisationId}/ownership-offer/answer`, name),
    );
  });
  const asked = body.requests.map(({ organisationId, state, createdAt, note }) =>
    row(say(state), [shownDay(createdAt), own.get(organisationId), note].filter(Boolean).join(' · ')),
  );
  return [
    section(say('invitations'), [...rows, ...offers], say('noInvitations', person.email)),
    ...(asked.length > 0 ? [section(say('requests'), asked)] : []),
  ];
}

async function runAccount(me) {
  const { body } = await ask('GET', '/api/sessions');
  const sessions = (body?.items ?? []).map(({ id, browser, current, lastUsedAt, address }) =>
    row(
      browserName(browser) || address || id,
      [current ? say('thisOne') : '', address, say('lastUsed', shownDay(lastUsedAt))].filter(Boolean).join(' · '),
      ...(current
        ? []
        : [[say('end'), async () => ({ reply: await ask('DELETE', `/api/sessions/${id}`), text: say('ended') })]]),
    ),
  );
  let shownOrganisations = organisations(me);
  const renew = async () => {
    const { ok, body: now } = await ask('GET', '/api/me');
    if (!ok) return;
    const next = organisations(now);
    shownOrganisations.replaceWith(next);
    shownOrganisations = next;
  };
  const invited = await invitations(me, renew);
  main.append(...who(me), ...[invited].flat(), shownOrganisations, section(say('sessions'), sessions));
}

function organisations({ memberships }) {
  const isOne = memberships.length === 1;
  const rows = memberships.map(({ organisation, role, active }) => {
    const organisationId = organisation.id;
    const act = async () => ({
      reply: await ask('PATCH', '/api/sessions/current', { organisationId }),
      text: say('active'),
    });
    return row(
      nameOf(organisation.name) ?? organisationId,
      [roleOf(role), active && !isOne ? say('active') : ''].filter(Boolean).join(' · '),
      ...(active ? [] : [[say('actFor'), act]]),
    );
  });
  return section(say('memberships'), rows, say('noMemberships'));
}

/** What a browser calls itself, as people call it. */
function browserName(agent) {
  const find = (names) => names.find(([pattern]) => pattern.test(agent))?.[1];
  const browsers = [
    [/Edg\//, 'Edge'],
    [/YaBrowser/, 'Yandex'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrom/, 'Chrome'],
    [/Safari\//, 'Safari'],
  ];
  const systems = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ];
  return [find(browsers), find(systems)].filter(Boolean).join(', ') || agent;
}

function who({ person }) {
  const onclick = async () => {
    await ask('DELETE', '/api/sessions/current');
    goTo('/account/sign-in');
  };
  const out = make('button', { type: 'button', class: 'plain', onclick }, say('signOut'));
  const links = linksOf('#links');
  return [
    make('div', { class: 'who' }, make('span', {}, say('signedInAs', `${person.name} (${person.email})`)), out),
    links,
  ];
}

async function runNotifications(me) {
  main.append(...who(me));
  const list = make('ul', { class: 'rows' });
  main.append(list);
  const opened = behind.id && (await ask('POST', `/api/notifications/${behind.id}/read?language=${language}`));
  if (opened?.ok) list.append(notification(opened.body, true));
  else if (opened) tell(main, say('gone'));
  const more = make('button', { type: 'button', class: 'plain' }, say('more'));
  const load = async (cursor) => {
    const query = new URLSearchParams({ language, limit: '30', ...(cursor && { cursor }) });
    const { ok, body } = await ask('GET', `/api/notifications?${query}`);
    more.remove();
    if (!ok) return tell(main, meaning(body ?? {}));
    list.append(...body.items.filter(({ id }) => id !== behind.id).map((one) => notification(one, false)));
    if (list.children.length === 0) list.replaceWith(make('p', { class: 'empty' }, say('noNotifications')));
    if (!body.nextCursor) return;
    more.onclick = () => load(body.nextCursor);
    main.append(more);
  };
  await load();
}

function notification({ id, text, why, link, createdAt, readAt }, isOpen) {
  const about = make('details', {}, make('summary', {}, say('details')));
  const made = make(
    'li',
    { class: 'tall' },
    make(
      'div',
      { class: 'words' },
      make('strong', {}, text),
      readAt ? undefined : make('em', {}, say('unread')),
      make('small', {}, `${shownDay(createdAt)} · ${why}`),
    ),
    about,
  );
  about.addEventListener('toggle', async () => {
    if (!about.open || about.dataset.read) return;
    about.dataset.read = 'yes';
    made.querySelector('em')?.remove();
    if (!readAt && !isOpen) void ask('POST', `/api/notifications/${id}/read`);
    const { ok, body } = await ask('GET', link);
    about.append(ok ? shown(body) : make('p', { class: 'empty' }, say('gone')));
  });
  about.open = isOpen;
  return made;
}

/** A record of the API as a person reads it: names and values, what is empty left out. */
function shown(value) {
  if (Array.isArray(value))
    return value.length > 0
      ? make(
          'ul',
          {},
          value.map((one) => make('li', {}, shown(one))),
        )
      : make('span', {}, say('nothing'));
  if (value === null || typeof value !== 'object') {
    const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
    return make('span', {}, isMoment ? shownDay(value) : String(value));
  }
  const text = nameOf(value);
  if (text !== undefined) return make('span', {}, text);
  if (Array.isArray(value.items)) return shown(value.items);
  const pairs = Object.entries(value).filter(
    ([name, one]) => one !== null && one !== '' && !/(^id$|Id$|version|Cursor$)/i.test(name),
  );
  return make(
    'dl',
    {},
    pairs.map(([name, one]) => [make('dt', {}, labelOf(name)), make('dd', {}, shown(one))]),
  );
}

const labelOf = (name) => words[name] ?? name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();

addressIn(document);
const form = main.querySelector('form');
if (page.path === '/account') await whenSignedIn(runAccount);
else if (page.path === '/account/invitations')
  await whenSignedIn(async (me) => main.append(...who(me), ...[await invitations(me)].flat()));
else if (page.path === '/account/notifications') await whenSignedIn(runNotifications);
else if (page.isSignedIn) {
  form.hidden = true;
  await whenSignedIn(() => {
    form.hidden = false;
    runForm(form);
  });
} else runForm(form);
