import type { Tx } from '@techbourse/db';
import { type AccountPage, accountPage } from '@techbourse/gateway/api';
import type { Context } from '../../context.ts';
import { inMinutes } from '../session/open.ts';
import { hashToken, newToken } from '../session/token.ts';
import { insertMailLink, type MailLinkPurpose, type MailLinkRow } from './store.ts';

const MINUTES: Readonly<Record<MailLinkPurpose, number>> = { sign_up: 24 * 60, reset: 120, new_address: 24 * 60 };
const PAGES: Readonly<Record<MailLinkPurpose, AccountPage>> = {
  sign_up: '/account/confirm',
  reset: '/account/new-password',
  new_address: '/account/new-address',
};

/**
 * A link for a mail, which works once: the address of the page, with the token behind its `#`, where no server, log or
 * other page sees it.
 */
export async function newMailLink(
  ctx: Pick<Context, 'clock' | 'publicUrl'>,
  tx: Tx,
  given: { purpose: MailLinkPurpose; email: string } & Partial<Pick<MailLinkRow, 'personId' | 'data'>>,
): Promise<string> {
  const token = newToken();
  const { purpose } = given;
  const expiresAt = inMinutes(ctx.clock.now(), MINUTES[purpose]);
  await insertMailLink(tx, { ...given, tokenHash: hashToken(token), expiresAt });
  return accountPage(ctx.publicUrl, PAGES[purpose], { token, email: given.email });
}
