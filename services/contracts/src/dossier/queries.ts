import type { PageOfClients } from '@techbourse/api-schema';
import type { ContractType } from '@techbourse/domain';
import { authorise, authoriseList, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import { type Action, type Actor, isOverClients, visibleTo, type Whose } from '@techbourse/policy';
import { z } from 'zod';
import type {
  ContractState,
  ContractSummary,
  ContractTerms,
  RegistrationState,
  TechnologyContract,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { contractNotFound } from '../contract/load.ts';
import { confirmationsOf, findContract, terminationsOf, versionsOf } from '../contract/store.ts';
import { organisations } from '../organisation/store.ts';
import type { PaymentState } from '../payment/balance.ts';
import { readFor } from '../rows.ts';
import { attachmentsOf, countContractsByClient, listContractRows } from './store.ts';
import { contractOf, summaryOf } from './view.ts';

export async function getContract(ctx: Context, actor: Actor, contractId: string): Promise<TechnologyContract> {
  return readContract(ctx, actor, contractId, 'contract.read');
}

/** The contract as somebody sees it by the right to an action: also as the answer to a write. */
export async function readContract(
  ctx: Context,
  actor: Actor,
  contractId: string,
  action: Action,
): Promise<TechnologyContract> {
  const member = authorise(actor, action);
  return readFor(ctx, member, async (tx) => {
    const row = await findContract(tx, contractId, visibleTo(member, action));
    if (!row) throw contractNotFound();
    const confirmations = await confirmationsOf(tx, [row]);
    const attachments = await attachmentsOf(tx, [contractId]);
    const named = [...row.terms.parties, ...row.terms.agencies].map(({ organisationId }) => organisationId);
    const known = await organisations.findAll(tx, named);
    return contractOf(row, confirmations, attachments, { now: ctx.clock.now(), organisations: known });
  });
}

export type ListContracts = Whose & {
  state?: ContractState | undefined;
  type?: ContractType | undefined;
  deal?: string | undefined;
  payment?: PaymentState | undefined;
  registration?: RegistrationState | undefined;
  cursor?: string | undefined;
  limit: number;
};

export async function listContracts(
  ctx: Context,
  actor: Actor,
  query: ListContracts,
): Promise<PageOfClients<ContractSummary>> {
  const { member, seen } = authoriseList(actor, 'contract.list', query);
  const { state, type, deal, payment, registration, limit } = query;
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id]))[0] : undefined;
  return readFor(ctx, member, async (tx) => {
    const filter = { seen, state, type, deal, payment, registration };
    const rows = await listContractRows(tx, filter, { below, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => [row.id]);
    const ids = page.items.map((row) => row.id);
    const ended = await terminationsOf(tx, ids);
    const list = { items: page.items.map((row) => summaryOf(row, ended.get(row.id))), nextCursor: page.nextCursor };
    if (below !== undefined || !isOverClients(query)) return list;
    return { ...list, clients: await countContractsByClient(tx, filter) };
  });
}

export type ContractVersion = { version: number; hash: string; editedBy: string; at: string; terms: ContractTerms };

/** Every text the contract had, newest first. */
export async function listVersions(ctx: Context, actor: Actor, contractId: string): Promise<ContractVersion[]> {
  const member = authorise(actor, 'contract.read');
  return readFor(ctx, member, async (tx) => {
    const row = await findContract(tx, contractId, visibleTo(member, 'contract.read'));
    if (!row) throw contractNotFound();
    const versions = await versionsOf(tx, contractId);
    return versions.map(({ version, hash, editedBy, at, terms }) => ({
      version,
      hash,
      editedBy,
      at: at.toISOString(),
      terms,
    }));
  });
}
