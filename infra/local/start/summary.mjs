/**
 * What a person sees when everything runs: the address, who the demo organisations are, and what to try.
 *
 * @param {{ line: (text: string) => void, url: string, dir: string, mailPath?: string, demo?: { organisations: { name: string, key: string }[] },
 *   people?: { name: string, email: string, password: string, role: string, does: string }[] }} options
 */
export function printSummary({ line, url, dir, mailPath, demo, people = [] }) {
  // The name that links in mails have: a session belongs to it, and passkeys work at no bare address.
  const page = url.replace('//127.0.0.1:', '//localhost:');
  line('');
  line(`techbourse is at ${page}  (reference: ${page}/docs)`);
  const organisations = demo?.organisations ?? [];
  if (organisations.length > 0) {
    line('');
    line('Demo organisations and their API keys');
    const width = Math.max(...organisations.map(({ name }) => displayWidth(name)));
    for (const { name, key } of organisations) line(`  ${name}${' '.repeat(width - displayWidth(name))}  ${key}`);
  }
  if (people.length > 0) {
    line('');
    line(`People of the demo: sign in at ${page}/app with an address and its password`);
    const width = Math.max(...people.map(({ email }) => email.length));
    for (const { name, email, password, role, does } of people)
      line(`  ${email.padEnd(width)}  ${password}  ${name}, ${role}: ${does}`);
  }
  if (mailPath) {
    line('');
    line('Mail is not sent but caught: read it at');
    line(`  ${page}${mailPath}`);
  }
  line('');
  line('Try');
  line(`  curl '${url}/api/listings/search?q=graphene'`);
  line(`  curl '${url}/api/demands/search?q=battery'`);
  const key = organisations[0]?.key;
  if (key) line(`  curl -H 'Authorization: Bearer ${key}' '${url}/api/pairs/search?limit=5'`);
  else line(`  curl '${url}/api/openapi.json'`);
  line('');
  line(`Data and logs are in ${dir}. Ctrl-C stops everything.`);
}

/** Columns in a terminal: CJK characters take two. */
function displayWidth(text) {
  return [...text].reduce((sum, char) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏！-｠￠-￦]/u.test(char) ? 2 : 1), 0);
}
