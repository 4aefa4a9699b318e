import type { Executor } from '@techbourse/db';
import { sql } from 'drizzle-orm';
import { invitation, mailLink, session, verification } from '../../db/auth-tables.ts';
import { joinRequest, ownershipTransfer } from '../../db/organisation-tables.ts';
import { ssoAttempt } from '../../db/sso-tables.ts';

export const KEPT = {
  /** Sessions that have ended by themselves; ended ones leave no row. */
  SESSIONS_KEEP_DAYS: [{ table: session, key: session.id, end: session.expiresAt }],
  /** Sign-ins that nobody finished: by a provider, by a passkey. */
  SIGN_INS_KEEP_DAYS: [
    { table: ssoAttempt, key: ssoAttempt.stateHash, end: ssoAttempt.expiresAt },
    { table: verification, key: verification.id, end: verification.expiresAt },
  ],
  /** Sign-ups that nobody confirmed, and other links of mails. */
  CONFIRMATIONS_KEEP_DAYS: [{ table: mailLink, key: mailLink.id, end: mailLink.expiresAt }],
  /** Whom an organisation invited, who asked it, and to whom it was to be handed over, once that is settled or too old. */
  INVITATIONS_KEEP_DAYS: [
    { table: invitation, key: invitation.id, end: invitation.expiresAt },
    { table: joinRequest, key: joinRequest.id, end: joinRequest.decidedAt },
    { table: ownershipTransfer, key: ownershipTransfer.id, end: ownershipTransfer.decidedAt },
  ],
} as const;

export type KeepDays = Record<keyof typeof KEPT, number>;

/** One batch of each table of what ended longer ago than it is kept; true when more may be left. */
export async function deleteEnded(db: Executor, keep: KeepDays, at: Date, max: number): Promise<boolean> {
  let isMore = false;
  for (const [setting, tables] of Object.entries(KEPT)) {
    const before = new Date(at.getTime() - keep[setting as keyof KeepDays] * 86_400_000).toISOString();
    for (const { table, key, end } of tables) {
      const { count } = await db.execute(sql`
        delete from ${table} where ${key} in (
          select ${key} from ${table} where ${end} < ${before}::timestamptz limit ${max} for update skip locked)`);
      isMore ||= count === max;
    }
  }
  return isMore;
}
