/** Pages of the workbench to which a notification leads; undefined where there is none yet. */
export function pageOf(link: string): string | undefined {
  const [, noun, id, part] = /^\/api\/([a-z-]+)(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(link) ?? [];
  if (noun === 'organisations' && part === 'verification-requests') return '/verification';
  if (noun === 'memberships') return '/join';
  return id && noun && PAGES.has(noun) ? `/${noun}/${id}` : undefined;
}

const PAGES = new Set(['listings', 'demands']);
