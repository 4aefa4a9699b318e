import { importOfAllSchema } from '@techbourse/api-schema';
import type { ExchangeImports } from '@techbourse/gateway/api';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { findOrganisations } from '../identity/organisation/store.ts';
import { askService } from '../proxy/service-client.ts';
import { askAll } from './fan-out.ts';

const answerSchema = z.object({ items: z.array(importOfAllSchema) });

/** What was imported lately by anybody, newest first. */
export async function listImports(
  ctx: Context,
  actor: Actor,
  limit: number,
  requestId: string,
): Promise<ExchangeImports> {
  const { items, failures } = await askAll(['listings', 'demands'], async (service) => {
    const found = await askService(ctx, service, {
      path: `/operations/imports?limit=${limit}`,
      actor,
      requestId,
      answer: answerSchema,
    });
    return found.items.map((item) => ({ service: service as 'listings' | 'demands', ...item }));
  });
  const newest = items.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(0, limit);
  const rows = await findOrganisations(ctx.exchange.orm, [...new Set(newest.map((item) => item.organisationId))]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const named = newest.map(({ organisationId: id, ...item }) => ({
    ...item,
    organisation: { id, name: names.get(id) ?? null },
  }));
  return { items: named, failures };
}
