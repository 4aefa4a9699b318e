/** A page of the workbench: its path, and what it is narrowed to. */
export type PageLink = { to: string; search: Record<string, string> };

/** Pages of the workbench to which a notification leads; undefined where there is none yet. */
export function pageOf(link: string): PageLink | undefined {
  const [, noun, id, part] = /^\/api\/([a-z-]+)(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(link) ?? [];
  const at = (to: string, search: PageLink['search'] = {}) => ({ to, search });
  if (noun === 'organisations' && part === 'verification-requests') return at('/verification');
  if (noun === 'memberships') return at('/join');
  if (noun === 'pairs') return at('/board', Object.fromEntries(new URLSearchParams(link.split('?')[1])));
  if (noun === 'saved-searches') return at('/saved-searches');
  return id && noun && PAGES.has(noun) ? at(`/${noun}/${id}`) : undefined;
}

const PAGES = new Set(['listings', 'demands', 'deals', 'contracts', 'mandates']);
