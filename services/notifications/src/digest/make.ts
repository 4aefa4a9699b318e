import type { Tx } from '@techbourse/db';
import { type Language, type LocalizedText, languages } from '@techbourse/domain';
import { isMailAddress, type NewMail, quotedInMail, writeMails } from '@techbourse/mail';
import type { Context } from '../context.ts';
import { mail } from '../db/schema.ts';
import { type KnownToMany, knownOf, viewOf } from '../notification/view.ts';
import { signedLink } from '../preference/link.ts';
import { nextDigest } from '../recipient/schedule.ts';
import { STANDARD } from '../recipient/standard.ts';
import { digestContent } from './digest.ts';
import { type DuePerson, mailKey, markMailed, type Pending, pendingOf, setNextMail, takeDuePeople } from './store.ts';

/** People of one transaction. */
const BATCH = 250;

/**
 * Makes the mail that is due, one for each person with all that waits for it; true when more may be due. The mail, what
 * stands in it and the next date are one transaction, so a crash neither loses nor doubles anything.
 */
export async function makeDigests(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const people = await takeDuePeople(tx, now, BATCH);
    if (people.length === 0) return false;
    const { upTo, rows } = await pendingOf(tx, people);
    await writeMails(tx, mail, await mailsOf(ctx, tx, people, rows));
    await markMailed(tx, upTo, now);
    await setNextMail(tx, new Map(people.map((one) => [mailKey(one), nextDigest(one, now)])));
    return people.length === BATCH;
  });
}

async function mailsOf(ctx: Context, tx: Tx, people: readonly DuePerson[], rows: Pending['rows']): Promise<NewMail[]> {
  const known = harmless(await knownOf(tx, [...rows.values()].flat()));
  const publicUrl = ctx.config.PUBLIC_URL ?? 'http://localhost:3000';
  return people.flatMap((one) => {
    const { personId, email, language: told, linkKey } = one;
    const own = rows.get(mailKey(one)) ?? [];
    if (own.length === 0 || !email || !isMailAddress(email)) return [];
    const language: Language = languages.schema.safeParse(told).data ?? STANDARD.language;
    const items = own.flatMap((row) => viewOf(ctx, row, language, known) ?? []);
    if (items.length === 0) return [];
    const link = (scope: string) =>
      `${publicUrl}/api/notifications/unsubscribe?token=${signedLink(personId, scope, linkKey)}`;
    const unsubscribeUrl = link('all');
    const content = digestContent(items, language, { publicUrl, unsubscribeUrl });
    return [{ kind: 'digest', to: email, language, content, bulk: true, unsubscribeUrl }];
  });
}

/** Names and titles that others gave, of which no program for mail makes links. */
function harmless({ organisations, titles, ownNames }: KnownToMany): KnownToMany {
  const quoted = (names: ReadonlyMap<string, LocalizedText>) =>
    new Map(
      [...names].map(([id, text]) => [
        id,
        Object.fromEntries(
          Object.entries(text).map(([code, entry]) => [code, entry && { ...entry, text: quotedInMail(entry.text) }]),
        ) as LocalizedText,
      ]),
    );
  const own = new Map([...ownNames].map(([personId, names]) => [personId, quoted(names)]));
  return { organisations: quoted(organisations), titles: quoted(titles), ownNames: own };
}
