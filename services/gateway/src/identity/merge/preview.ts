import type { MergePreview, MergeSide, MergeWarning } from '@techbourse/gateway/api';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { notFound } from '../organisation/organisation.ts';
import { findOrganisation, type OrganisationRow } from '../organisation/store.ts';
import { assertMergeable } from './merge.ts';
import { type Holdings, readHoldings } from './store.ts';

/** What a merge would do, and what to look at twice before: nothing changes. */
export async function previewMerge(ctx: Context, actor: Actor, fromId: string, intoId: string): Promise<MergePreview> {
  authorise(actor, 'organisation.merge');
  return readFor(ctx, actor, async (tx) => {
    const [from, into] = [await findOrganisation(tx, fromId), await findOrganisation(tx, intoId)];
    if (!from || !into) throw notFound();
    assertMergeable(from, into);
    const [goes, stays] = [
      { row: from, has: await readHoldings(tx, fromId) },
      { row: into, has: await readHoldings(tx, intoId) },
    ];
    const isNew = (of: 'people' | 'domains') => goes.has[of].filter((one) => !stays.has[of].includes(one)).length;
    const schemes = Object.keys(from.identifiers).filter((scheme) => !Object.hasOwn(into.identifiers, scheme));
    return {
      goes: sideOf(goes),
      stays: sideOf(stays),
      brings: {
        members: isNew('people'),
        keys: goes.has.keys,
        domains: isNew('domains'),
        units: goes.has.units,
        identifiers: schemes,
      },
      warnings: warningsOf(goes, stays),
    };
  });
}

type Side = { row: OrganisationRow; has: Holdings };

function sideOf({ row, has }: Side): MergeSide {
  const { id, kind, name, country, identifiers, verifiedAt } = row;
  const { people, domains, keys, units } = has;
  const counted = { members: people.length, keys, domains: domains.length, units };
  // the table's check allows these kinds only
  return { id, kind: kind as MergeSide['kind'], name, country, verified: verifiedAt !== null, identifiers, ...counted };
}

/** Pure. */
export function warningsOf(goes: Side, stays: Side): MergeWarning[] {
  const [from, into] = [goes.row, stays.row];
  const codes: Readonly<Record<string, string | undefined>> = into.identifiers;
  const differs = Object.entries(from.identifiers).some(
    ([scheme, code]) => codes[scheme] !== undefined && codes[scheme] !== code,
  );
  const holds: readonly [MergeWarning, boolean][] = [
    ['verified_into_unverified', from.verifiedAt !== null && into.verifiedAt === null],
    ['other_kind', from.kind !== into.kind],
    ['other_country', from.country !== into.country],
    ['other_identifier', differs],
    ['request_waits', goes.has.waits || stays.has.waits],
    ['sign_on_ends', goes.has.signsOn],
    ['loses_owner', goes.has.people.length > 0 && stays.has.people.length === 0],
  ];
  return holds.flatMap(([warning, is]) => (is ? [warning] : []));
}
