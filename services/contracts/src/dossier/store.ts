import type { ClientCounts } from '@techbourse/api-schema';
import { countByClient, type Executor, type Tx } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { RegistrationState } from '../api/index.ts';
import { type ChangeRow, changesOf } from '../change/store.ts';
import type { AgencyRow } from '../contract/store.ts';
import { agenciesOfContracts, type ContractRow } from '../contract/store.ts';
import { contract } from '../db/schema.ts';
import { contractsSeenBy } from '../db/seen.ts';
import { type DisputeRow, disputesAbout, type RulingRow, rulingsOf } from '../dispute/store.ts';
import { type GrantRow, grantsOf } from '../grant/store.ts';
import type { PaymentState } from '../payment/balance.ts';
import { hasPayment, type PaymentRows, paymentsOf } from '../payment/store.ts';
import { hasRegistration, type RegistrationRow, registrationsOf } from '../registration/store.ts';

type Db = Tx | Executor;

/** Everything that hangs on the contracts. */
export type Attachments = PaymentRows & {
  agencies: AgencyRow[];
  grants: GrantRow[];
  rulings: RulingRow[];
  disputes: DisputeRow[];
  registrations: RegistrationRow[];
  changes: ChangeRow[];
};

export async function attachmentsOf(db: Db, contractIds: readonly string[]): Promise<Attachments> {
  const ids = [...contractIds];
  const grants = await grantsOf(db, ids);
  const given = grants.map((row) => row.id);
  return {
    agencies: await agenciesOfContracts(db, ids),
    grants,
    ...(await paymentsOf(db, ids)),
    rulings: await rulingsOf(db, ids),
    disputes: await disputesAbout(db, given),
    registrations: await registrationsOf(db, ids),
    changes: await changesOf(db, ids),
  };
}

export type ContractFilter = {
  seen: Visibility;
  state: string | undefined;
  type: string | undefined;
  deal: string | undefined;
  payment: PaymentState | undefined;
  registration: RegistrationState | undefined;
};

const matches = (filter: ContractFilter) =>
  and(
    contractsSeenBy(filter.seen),
    filter.state ? eq(contract.state, filter.state) : undefined,
    filter.type ? eq(contract.type, filter.type) : undefined,
    filter.deal ? eq(contract.dealId, filter.deal) : undefined,
    filter.payment ? hasPayment(filter.payment) : undefined,
    filter.registration ? hasRegistration(filter.registration) : undefined,
  );

/** Newest first: ids are made in the order of time. */
export function listContractRows(
  db: Executor,
  filter: ContractFilter,
  page: { below: string | undefined; limit: number },
): Promise<ContractRow[]> {
  return db
    .select()
    .from(contract)
    .where(and(matches(filter), page.below ? lt(contract.id, page.below) : undefined))
    .orderBy(desc(contract.id))
    .limit(page.limit);
}

/** How many contracts each client has. */
export function countContractsByClient(db: Executor, filter: ContractFilter): Promise<ClientCounts> {
  const columns = [contract.sellerId, contract.buyerId];
  return countByClient(db, { table: contract, columns, where: matches(filter), seen: filter.seen });
}
