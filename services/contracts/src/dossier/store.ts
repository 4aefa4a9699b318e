import type { Executor, Tx } from '@techbourse/db';
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
  below: string | undefined;
  limit: number;
};

/** Newest first: ids are made in the order of time. */
export function listContractRows(db: Executor, filter: ContractFilter): Promise<ContractRow[]> {
  return db
    .select()
    .from(contract)
    .where(
      and(
        contractsSeenBy(filter.seen),
        filter.state ? eq(contract.state, filter.state) : undefined,
        filter.type ? eq(contract.type, filter.type) : undefined,
        filter.deal ? eq(contract.dealId, filter.deal) : undefined,
        filter.payment ? hasPayment(filter.payment) : undefined,
        filter.registration ? hasRegistration(filter.registration) : undefined,
        filter.below ? lt(contract.id, filter.below) : undefined,
      ),
    )
    .orderBy(desc(contract.id))
    .limit(filter.limit);
}
