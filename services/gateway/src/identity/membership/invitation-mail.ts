import { ROLE_NAMES } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import type { Language } from '@techbourse/domain';
import { accountPage } from '@techbourse/gateway/api';
import { isMailAddress, type MailTexts, quotedInMail, writeMails } from '@techbourse/mail';
import { fail } from '@techbourse/platform';
import type { Role } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { mail } from '../../db/schema.ts';
import type { OrganisationRow } from '../organisation/store.ts';
import { type InvitationRow, markMailed } from './requests-store.ts';
import { nameFor } from './view.ts';

/** One address gets no more than one mail of an invitation in this time, however often it is invited. */
const APART_MS = 3_600_000;

type Data = {
  organisation: string;
  role: Readonly<Record<Language, string>>;
  email: string;
  until: string;
  url: string;
};

const TEXTS: MailTexts<Data> = {
  zh: ({ organisation, role, email, until, url }) => ({
    subject: `邀请您加入 ${organisation}`,
    paragraphs: [
      `${organisation} 邀请您以“${role.zh}”身份加入其在技术交易所的团队。`,
      `请用此邮箱地址（${email}）登录或注册，然后接受或拒绝邀请。邀请有效期至 ${until}（UTC）。`,
    ],
    action: { label: '查看邀请', url },
    note: '只有已验证此邮箱地址的人才能接受邀请。如果您不认识该机构，无需任何操作。',
  }),
  en: ({ organisation, role, email, until, url }) => ({
    subject: `${organisation} invites you`,
    paragraphs: [
      `${organisation} invites you to act for it at the technology exchange, as ${role.en}.`,
      `Sign in, or sign up, with this address (${email}), and accept the invitation or decline it. It ends on ${until} (UTC).`,
    ],
    action: { label: 'See the invitation', url },
    note: 'Only who has confirmed this address can accept. If you do not know the organisation, do nothing.',
  }),
  ru: ({ organisation, role, email, until, url }) => ({
    subject: `Приглашение: ${organisation}`,
    paragraphs: [
      `${organisation} приглашает вас действовать от её имени на бирже технологий. Роль: ${role.ru}.`,
      `Войдите или зарегистрируйтесь с этим адресом (${email}) и примите приглашение или откажитесь. Оно действует до ${until} (UTC).`,
    ],
    action: { label: 'Открыть приглашение', url },
    note: 'Принять может только тот, кто подтвердил этот адрес. Если вы не знаете эту организацию, ничего не делайте.',
  }),
};

/** Where Russian is what most people read at work. */
const RUSSIAN = new Set(['RU', 'BY', 'KZ', 'KG']);
const CHINESE = new Set(['CN', 'TW', 'HK', 'MO']);

/** The language of somebody of whom nothing is known but who invites it. */
function languageAt(country: string): Language {
  if (CHINESE.has(country)) return 'zh';
  return RUSSIAN.has(country) ? 'ru' : 'en';
}

/** @throws AppError VALIDATION for an address that no mail can be sent to. */
export function assertMailAddress(email: string): void {
  if (isMailAddress(email)) return;
  const issue = { pointer: '/email', rule: 'mail.address', message: 'No mail can be sent to this address' };
  throw fail.validation('membership.email', issue.message, [issue]);
}

/** Writes the mail of an invitation, unless its address had one within the hour. */
export async function mailInvitation(
  ctx: Context,
  tx: Tx,
  given: { row: InvitationRow; organisation: OrganisationRow; language?: Language | undefined },
): Promise<void> {
  const { row, organisation } = given;
  const now = ctx.clock.now();
  if (row.mailedAt && now.getTime() - row.mailedAt.getTime() < APART_MS) return;
  const language = given.language ?? languageAt(organisation.country);
  const content = TEXTS[language]({
    organisation: quotedInMail(nameFor(organisation)),
    role: ROLE_NAMES[row.role as Role],
    email: row.email,
    until: row.expiresAt.toISOString().slice(0, 10),
    url: accountPage(ctx.publicUrl, '/account/invitations', { email: row.email }),
  });
  await writeMails(tx, mail, [{ kind: 'membership.invitation', to: row.email, language, content }]);
  await markMailed(tx, row.id, now);
}
