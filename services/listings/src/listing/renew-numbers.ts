import type { Database } from '@techbourse/db';
import { readPatentNumber } from '@techbourse/domain';
import type { Clock } from '@techbourse/platform';
import type { ListingContent } from '../api/content.ts';
import {
  findPatentHolds,
  keepHold,
  lockEarlierHolds,
  type PatentHold,
  reformContent,
  removeEarlierHolds,
} from '../db/patent-holds.ts';
import { patentHoldKeys } from './patent-holds.ts';

const PAGE = 200;

/**
 * Brings patent numbers that were kept before to their present form, and what listings hold to the present keys. Runs at
 * every start, and finds nothing after the first. Of two listings that turn out to offer one right, that which was public
 * first keeps it: the other goes to the operator, as any conflict that was not seen; a second one of the same
 * organisation is refused when it changes next. @returns how many listings changed
 */
export async function renewPatentNumbers({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  let renewed = 0;
  for (;;) {
    const found = await db.orm.transaction(async (tx) => {
      const rows = await lockEarlierHolds(tx, PAGE);
      for (const { id, content, holds } of rows) {
        const present = withPresentNumbers(content);
        if (present !== content) await reformContent(tx, id, present);
        await removeEarlierHolds(tx, id);
        const [earlier] = holds;
        const keys = patentHoldKeys(present).filter((key) => !key.startsWith('family:'));
        for (const key of earlier ? keys : []) {
          const hold = { ...(earlier as PatentHold), key };
          if (await keepHold(tx, hold)) continue;
          const rival = (await findPatentHolds(tx, [key])).find((one) => one.organisationId !== hold.organisationId);
          if (rival) await keepHold(tx, { ...hold, conflictsWith: rival.listingId, conflictSince: clock.now() });
        }
      }
      return rows.length;
    });
    renewed += found;
    if (found < PAGE) return renewed;
  }
}

function withPresentNumbers(content: ListingContent): ListingContent {
  const { patent } = content;
  if (!patent) return content;
  const applicationNumber = present(patent.applicationNumber, 'application');
  const publicationNumber = present(patent.publicationNumber, 'publication');
  if (applicationNumber === patent.applicationNumber && publicationNumber === patent.publicationNumber) return content;
  return { ...content, patent: { ...patent, applicationNumber, publicationNumber } };
}

function present(number: string | undefined, role: 'application' | 'publication'): string | undefined {
  const read = number === undefined ? undefined : readPatentNumber(number, role);
  return read?.ok ? read.value.number : number;
}
