/** A page of the workbench: its path, and what it is narrowed to. */
export type PageLink = { to: string; search: Record<string, string> };

/**
 * Pages of the workbench to which a notification leads; undefined where there is none yet. What waits for who runs the
 * exchange stands in its queues, and not at the pages of the owners.
 */
export function pageOf(link: string, isOperator = false): PageLink | undefined {
  const [, noun, id, part] = /^\/api\/([a-z-]+)(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(link) ?? [];
  const at = (to: string, search: PageLink['search'] = {}) => ({ to, search });
  if (isOperator) {
    const requests = [id, part].find((one) => one?.endsWith('-requests'));
    const queue = QUEUES[requests ?? noun ?? ''];
    if (queue) return at('/operate', { queue, ...(id && QUEUES[noun ?? ''] && { item: id }) });
    if (noun === 'organisations' && id) return at(`/operate/organisations/${id}`);
  }
  if (part === 'verification-requests' || part === 'accreditation-requests') return at('/verification');
  if (noun === 'agencies' && id) return at('/clients/standing');
  if (noun === 'memberships') return at('/join');
  if (noun === 'organisations' && OF_MEMBERS.has(part ?? '')) return at('/members');
  if (noun === 'pairs') return at('/board', Object.fromEntries(new URLSearchParams(link.split('?')[1])));
  if (noun === 'saved-searches') return at('/saved-searches');
  return id && noun && PAGES.has(noun) ? at(`/${noun}/${id}`) : undefined;
}

const OF_MEMBERS = new Set(['members', 'join-requests', 'invitations']);
const PAGES = new Set(['listings', 'demands', 'deals', 'contracts', 'mandates']);
const QUEUES: Readonly<Record<string, string>> = {
  listings: 'review_listings',
  demands: 'review_demands',
  'verification-requests': 'verify_organisations',
  'accreditation-requests': 'accredit_agencies',
};
