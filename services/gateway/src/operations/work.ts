import { type WorkKind, type WorkQueue, workQueuesSchema } from '@techbourse/api-schema';
import { readWork } from '@techbourse/db';
import { jobsSchema, type OperatorWork, type ServiceName } from '@techbourse/gateway/api';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { work } from '../db/work.ts';
import { askService } from '../proxy/service-client.ts';
import { SERVICES } from '../proxy/upstreams.ts';
import { askAll } from './fan-out.ts';

/** Services with work of their own for the operator. */
const WITH_WORK: readonly ServiceName[] = ['listings', 'demands', 'contracts'];
const HOUR_MS = 3_600_000;
const jobCountsSchema = z.record(z.string(), jobsSchema.shape.items.element.shape.counts);

type Row = WorkQueue['rows'][number];

/** Where each kind is read, and by which request it is settled. */
const STEPS: Readonly<Record<WorkKind, (row: Row) => { link: string; next: string }>> = {
  // By the request, so that nobody is vouched for without a look at its evidence.
  verify_organisations: ({ id, organisationId }) => ({
    link: `/api/organisations/${organisationId}/verification-requests?state=pending`,
    next: `POST /api/organisations/verification-requests/${id}/decide`,
  }),
  accredit_agencies: ({ id, organisationId }) => ({
    link: `/api/agencies/${organisationId}/accreditation-requests?state=pending`,
    next: `POST /api/agencies/accreditation-requests/${id}/decide`,
  }),
  duplicate_organisations: ({ id }) => of(`/api/organisations/${id}`, 'merge'),
  abuse_reports: ({ id }) => of(`/api/abuse-reports/${id}`, 'decide'),
  review_listings: ({ id }) => of(`/api/listings/${id}`, 'publish'),
  review_demands: ({ id }) => of(`/api/demands/${id}`, 'open'),
  sso_providers: ({ id }) => of(`/api/organisations/${id}/sso`, 'approve'),
  registrations: ({ id }) => ({
    link: `/api/contracts/${id.split('/')[0]}`,
    next: `POST /api/contracts/${id}/confirm`,
  }),
  title_disputes: ({ id }) => ({
    link: '/api/title/disputes',
    next: `POST /api/title/disputes/${id}/uphold or /reject`,
  }),
  dead_letters: ({ id }) => {
    const [, job = ''] = id.split('/');
    return { link: `/api/operations/dead-letters?job=${job}`, next: 'POST /api/operations/dead-letters/replay' };
  },
};

const of = (link: string, verb: string) => ({ link, next: `POST ${link}/${verb}` });

/** What waits for the operator in all services, with the oldest rows of each kind. */
export async function listWork(ctx: Context, actor: Actor, limit: number, requestId: string): Promise<OperatorWork> {
  const ask = <T extends z.ZodType>(service: ServiceName, path: string, answer: T) =>
    askService(ctx, service, { path: `/operations/${path}`, actor, requestId, answer });
  const [own, others, dead] = await Promise.all([
    Promise.all(work.map((source) => readWork(ctx.db, source, limit))),
    askAll(WITH_WORK, async (service) => (await ask(service, `work?limit=${limit}`, workQueuesSchema)).items),
    askAll(SERVICES, async (service) => deadOf(service, await ask(service, 'jobs', jobCountsSchema))),
  ]);
  const failed = dead.items.reduce((sum, { count }) => sum + count, 0);
  // What says no moment, a service of the version before, comes last.
  const waiting = dead.items
    .map(({ row }) => row)
    .toSorted((a, b) => (a.since ?? '9').localeCompare(b.since ?? '9') || a.id.localeCompare(b.id));
  const letters: WorkQueue = {
    kind: 'dead_letters',
    count: failed,
    oldestAt: waiting[0]?.since ?? null,
    rows: waiting.slice(0, limit),
  };
  const now = ctx.clock.now().getTime();
  const items = [...own, ...others.items, letters].map(({ rows, ...queue }) => ({
    ...queue,
    oldestHours: queue.oldestAt === null ? null : Math.max(0, Math.round((now - Date.parse(queue.oldestAt)) / HOUR_MS)),
    rows: rows.map((row) => ({ ...row, ...STEPS[queue.kind](row) })),
  }));
  const failures = [...others.failures, ...dead.failures];
  const named = new Set<string>();
  return { items, failures: failures.filter(({ service }) => !named.has(service) && named.add(service)) };
}

function deadOf(service: ServiceName, counts: z.infer<typeof jobCountsSchema>) {
  return Object.entries(counts).flatMap(([job, { failed, failedSince: since }]) => {
    if (failed === 0) return [];
    const row: Row = { id: `${service}/${job}`, since, title: `${failed} of ${job}`, organisationId: null };
    return [{ count: failed, row }];
  });
}
