/**
 * What a person or an agency does for itself, whomever it acts for: its account and messages, and mandates, which nobody
 * gives or takes for another.
 */
const OWN_NOUNS =
  /^\/api\/(?:account|sessions|sso|memberships|notifications|saved-searches|watches|mandates|agencies|organisations|webhooks|people|operations|audit|abuse-reports)(?:\/|$)/;
const OWN_PARTS = /^\/api\/contracts\/agency-parts$|\/(?:agency-part|both-sides)(?:\/|$)/;

export const isOwn = (path: string): boolean => OWN_NOUNS.test(path) || OWN_PARTS.test(path);
