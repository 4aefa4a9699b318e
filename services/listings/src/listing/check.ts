import { checkDigitOf, organisationRefSchema, patentKeys, patentName, readPatentNumber } from '@techbourse/domain';
import { authorise, issuesHere, issuesOf, newId, today } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import type { CheckListing, ListingCheck } from '../api/check.ts';
import { type ListingContent, listingContentSchema } from '../api/content.ts';
import type { Context } from '../context.ts';
import { findPatentHolds } from '../db/patent-holds.ts';
import { completenessOf } from './completeness.ts';
import { draftOf } from './create.ts';
import { accessLevelOf, contentFor, seesVerified } from './disclosure.ts';
import { factIssues, referenceIssues, visibleListings } from './facts.ts';
import { publishIssues } from './listing.ts';
import { visibleRivals } from './patent-holds.ts';
import { type ListingRecord, listings } from './store.ts';

/** Says of a content what saving and publishing it would say, and how others would see it; nothing is kept. */
export async function checkListing(
  ctx: Pick<Context, 'db' | 'clock' | 'config'>,
  actor: Actor,
  { id, content: given }: CheckListing,
): Promise<ListingCheck> {
  const member = authorise(actor, 'listing.create');
  const before = id === undefined ? undefined : await listings.getOwn(ctx.db.orm, member, id, 'listing.edit');
  const numbers = numbersIn(given);
  const understood = numbers.flatMap(understand);
  const duplicates = await duplicatesOf(ctx, member, before, numbers, given);
  const read = listingContentSchema.safeParse(given);
  if (!read.success) {
    return {
      faults: issuesHere(issuesOf(read.error)),
      missing: [],
      completeness: null,
      understood,
      duplicates,
      previews: null,
    };
  }
  const content = read.data;
  const day = today(ctx);
  const known = await visibleListings(ctx.db.orm, member, [content]);
  const preview = (tier: 'T0' | 'T1' | 'T2' | 'T3') => contentFor(tier, content, { contacts: tier !== 'T0' });
  return {
    faults: issuesHere([...factIssues(content, day), ...referenceIssues(content, known)]),
    missing: issuesHere(publishIssues(content, day)),
    completeness: completenessOf(content),
    understood,
    duplicates,
    previews: { T0: preview('T0'), T1: preview('T1'), T2: preview('T2'), T3: preview('T3') },
  };
}

type Given = { pointer: string; given: string; role: 'application' | 'publication' };

const ROLES = { applicationNumber: 'application', publicationNumber: 'publication' } as const;

/** The patent numbers of a content that may have any fault. */
function numbersIn({ patent }: CheckListing['content']): Given[] {
  if (typeof patent !== 'object' || patent === null) return [];
  const numbers = (of: object, prefix: string) =>
    Object.entries(ROLES).flatMap(([field, role]) => {
      const given: unknown = Reflect.get(of, field);
      return typeof given === 'string' && given !== '' ? [{ pointer: `${prefix}/${field}`, given, role }] : [];
    });
  const family: unknown = Reflect.get(patent, 'family');
  const members = (Array.isArray(family) ? family : []).flatMap((member: unknown, index) =>
    typeof member === 'object' && member !== null ? numbers(member, `/patent/family/${index}`) : [],
  );
  return [...numbers(patent, '/patent'), ...members];
}

function understand({ pointer, given, role }: Given): ListingCheck['understood'] {
  const read = readPatentNumber(given, role);
  if (!read.ok) return [];
  const { office, number, kind } = read.value;
  // A wrong one of a Chinese application is refused; other offices leave theirs out so often that it is named alone.
  const check = checkDigitOf(number);
  const checked = check !== undefined && check.given === check.right;
  const rightDigit = check && !checked ? check.right : null;
  return [{ pointer, given, number, office, role: read.value.role, kind: kind ?? null, checked, rightDigit }];
}

/** Listings that hold the same right, of those that the member may see. */
async function duplicatesOf(
  ctx: Pick<Context, 'db' | 'clock'>,
  member: Member,
  before: ListingRecord | undefined,
  numbers: readonly Given[],
  given: CheckListing['content'],
): Promise<ListingCheck['duplicates']> {
  const readable = numbers.filter(({ given: text, role }) => readPatentNumber(text, role).ok);
  const familyId: unknown = Reflect.get(Object(given['patent']), 'familyId');
  const keys = [
    ...new Set([
      ...readable.map(({ given: text, role }) => patentName(text, role)),
      ...(typeof familyId === 'string' && familyId !== '' ? patentKeys({ familyId }) : []),
    ]),
  ];
  if (keys.length === 0) return [];
  const candidate = before ?? draftOf(newId(), organisationRefSchema.parse(member.organisation), EMPTY);
  const held = await findPatentHolds(ctx.db.orm, keys);
  const scope = { verified: seesVerified(member), now: ctx.clock.now() };
  const rivals = visibleRivals(held, { ...candidate, keys }, scope);
  const byListing = new Map(rivals.map((rival) => [rival.listingId, rival.key]));
  const found = await Promise.all(
    [...byListing].map(async ([id, key]) => ({ key, record: await listings.find(ctx.db.orm, id) })),
  );
  return found.flatMap(({ key, record }) => {
    const level = record && accessLevelOf(member, record);
    if (!record || !level) return [];
    const title = contentFor(level, record.content, { contacts: false }).title ?? null;
    const own = record.organisationId === candidate.organisationId;
    return [
      { key: key.slice(key.indexOf(':') + 1), own, listing: record.id, title, organisation: record.organisation },
    ];
  });
}

const EMPTY: ListingContent = { kind: 'patent' };
