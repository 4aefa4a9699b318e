/** What a notification leads to, by its link: the kind of thing, and its id. Null for what is no single thing. */
export function aboutOf(link: string): { kind: string; id: string } | null {
  const url = new URL(link, 'http://exchange');
  const [, , plural = '', id] = url.pathname.split('/');
  if (plural === 'pairs') {
    const [record] = [...url.searchParams];
    if (record) return { kind: record[0], id: record[1] };
  }
  return id !== undefined && UUID.test(id) ? { kind: singular(plural), id } : null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `saved-searches` is of a `saved_search`. */
function singular(plural: string): string {
  return plural.replace(/(?<=ch)es$|s$/, '').replaceAll('-', '_');
}
