import { amongEveryRow, amongRows, type Tx } from '@techbourse/db';
import { readPatentNumber } from '@techbourse/domain';
import { authorise, fail, today } from '@techbourse/platform';
import { type Actor, type Member, rowsOf, visibleTo } from '@techbourse/policy';
import type { EncumberedTitle, Encumbrance } from '../api/index.ts';
import { nameInForm, numberName } from '../asset/names.ts';
import { rootsOf } from '../asset/store.ts';
import type { Context } from '../context.ts';
import { contractNotFound } from '../contract/load.ts';
import { type ContractRow, contractsByIds, findContract } from '../contract/store.ts';
import { encumbrancesOf } from '../grant/encumbrance.ts';
import { type Bounds, grantOf, type RegisteredGrant } from '../grant/grant.ts';
import { ownersOf } from '../grant/owners.ts';
import { type GrantRow, grantsOn, registered } from '../grant/store.ts';
import { onSnapshot } from '../ledger/store.ts';
import { type KnownOrganisations, nameOf } from '../organisation/names.ts';
import { organisations } from '../organisation/store.ts';

/** Exactly one of them. */
export type TitleQuery = { contract?: string | undefined; listing?: string | undefined; number?: string | undefined };

/**
 * Licences that run on under the title of your organisation: on what a contract of yours is about (of a draft: within what
 * it would give), on a listing or on a number. Whoever holds no title there is told that there is none.
 * @throws NOT_FOUND
 */
export async function listEncumbrances(ctx: Context, actor: Actor, query: TitleQuery): Promise<EncumberedTitle[]> {
  const member = authorise(actor, 'title.read_encumbrances');
  const from = today(ctx);
  const seen = visibleTo(member, 'title.read_encumbrances');
  return onSnapshot(ctx.db.orm, (tx) =>
    amongRows(tx, rowsOf(member), async () => {
      const { names, bounds } = await askedFor(tx, member, query, from);
      const roots = await rootsOf(tx, names);
      const ids = [...new Set(roots.values())].sort();
      const [grants, owners] = [await grantsOn(tx, ids), await ownersOf(tx, ids)];
      const held = ids.flatMap((assetId) => {
        const rows = grants.get(assetId) ?? [];
        const { id: organisationId } = member.organisation;
        const holder = { organisationId, isOriginal: owners.get(assetId)?.includes(organisationId) ?? false };
        const found = encumbrancesOf(seen.everything ? undefined : holder, bounds, rows.map(registered));
        return found ? [{ assetId, names: names.filter((name) => roots.get(name) === assetId), found, rows }] : [];
      });
      if (held.length === 0) throw fail.notFound('title.not_found', 'Your organisation holds no such title');
      // Of others’ contracts: the licences run on with whoever holds the title.
      const licences = held.flatMap(({ found }) => found.map((grant) => grant.contractId));
      const contracts = await amongEveryRow(tx, rowsOf(member), () => contractsByIds(tx, [...new Set(licences)]));
      const grantees = held.flatMap(({ found }) => found.map((grant) => grant.grantee));
      const known = await organisations.findAll(tx, grantees);
      return held.map(({ assetId, names: asked, found, rows }) => ({
        assetId,
        names: asked,
        licences: found.map((grant) => viewOf(grant, rows, contracts, known)),
      }));
    }),
  );
}

async function askedFor(
  tx: Tx,
  member: Member,
  query: TitleQuery,
  from: string,
): Promise<{ names: string[]; bounds: Bounds }> {
  const everything: Bounds = { fieldOfUse: { kind: 'all' }, territory: { kind: 'worldwide' }, from, to: null };
  const given = [query.contract, query.listing, query.number].filter((one) => one !== undefined);
  if (given.length !== 1) {
    const message = 'Ask for one of contract, listing and number';
    throw fail.validation('input.invalid', message, [{ pointer: '/contract', rule: 'title.one_of', message }]);
  }
  if (query.contract !== undefined) {
    const contract = await findContract(tx, query.contract, visibleTo(member, 'title.read_encumbrances'));
    if (!contract) throw contractNotFound();
    const wanted = contract.state === 'draft' ? grantOf(contract.terms) : undefined;
    return { names: [...new Set(contract.terms.assets.map(nameInForm))], bounds: wanted ?? everything };
  }
  if (query.listing !== undefined) return { names: [`listing:${query.listing}`], bounds: everything };
  const read = readPatentNumber(query.number ?? '');
  if (!read.ok) {
    const issue = { pointer: '/number', rule: read.rule, message: read.message };
    throw fail.validation('input.invalid', read.message, [issue]);
  }
  return { names: [numberName(read.value.number)], bounds: everything };
}

/** The licence runs on with the holder of the title as its other party, so that it is told all that the licence says. */
function viewOf(
  grant: RegisteredGrant,
  rows: readonly GrantRow[],
  contracts: readonly ContractRow[],
  known: KnownOrganisations,
): Encumbrance {
  const row = rows.find((one) => one.id === grant.id);
  const parties = contracts.find((one) => one.id === grant.contractId)?.terms.parties ?? [];
  const signedAs = parties.find((party) => party.organisationId === grant.grantee)?.name ?? '';
  const licensee = known.get(grant.grantee)?.organisation;
  return {
    grantId: grant.id,
    contractId: grant.contractId,
    kind: grant.kind,
    licensee: {
      organisationId: grant.grantee,
      name: licensee ? nameOf(licensee) : signedAs,
      signedAs,
    },
    names: row?.names ?? [],
    fieldOfUse: grant.fieldOfUse,
    territory: grant.territory,
    from: grant.from,
    to: grant.to,
    endedOn: grant.endedOn,
    sublicensing: grant.sublicensing,
  };
}
