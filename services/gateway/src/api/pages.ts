/** The pages of people's accounts, to which links of mails lead. */
export const ACCOUNT_PAGES = [
  '/account',
  '/account/sign-in',
  '/account/sign-up',
  '/account/confirm',
  '/account/recover',
  '/account/new-password',
  '/account/new-address',
  '/account/invitations',
  '/account/notifications',
  '/account/report',
  '/account/suspended',
] as const;
export type AccountPage = (typeof ACCOUNT_PAGES)[number];

/**
 * The address of a page for a mail. What is personal stands behind the `#`, where no server, log or other page sees it.
 * @param publicUrl scheme, host and port, as people reach the exchange.
 */
export function accountPage(publicUrl: string, page: AccountPage, personal: Record<string, string> = {}): string {
  const behind = new URLSearchParams(personal).toString();
  return `${publicUrl}${page}${behind === '' ? '' : `#${behind}`}`;
}
