import {
  callHeadersSchema,
  ownedQuery,
  pageOf,
  pageOfClients,
  pageQuery,
  readershipSchema,
  returnRecordSchema,
  setQuotaSchema,
  usageSchema,
} from '@techbourse/api-schema';
import { idSchema, listingStates } from '@techbourse/domain';
import { type App, callOf, ofRecord, sendNdjson } from '@techbourse/platform';
import { z } from 'zod';
import { checkListingSchema, listingCheckSchema } from '../api/check.ts';
import { listingConflictSchema, settleConflictSchema, settledSchema } from '../api/conflict.ts';
import { listingEventSchema, listingRowSchema, listingSchema, listingVersionSchema } from '../api/listing.ts';
import {
  createListingSchema,
  publishListingSchema,
  renewListingSchema,
  severalListingsQuerySchema,
  transitionListingSchema,
  updateListingSchema,
} from '../api/requests.ts';
import type { Context } from '../context.ts';
import { checkListing } from './check.ts';
import { listListingConflicts } from './conflicts.ts';
import { copyListing } from './copy.ts';
import { createListing } from './create.ts';
import { deleteListing } from './delete.ts';
import { registerListingImportRoutes } from './import-routes.ts';
import { publishListing } from './publish.ts';
import {
  exportListings,
  getListing,
  getListingReadership,
  getListings,
  listListingEvents,
  listListingVersions,
  listOwnListings,
} from './queries.ts';
import { getUsage, setUsage } from './quota.ts';
import { renewListing } from './renew.ts';
import { returnListing } from './return.ts';
import { settleConflict } from './settle.ts';
import { TRANSITIONS, transitionListing } from './transition.ts';
import { updateListing } from './update.ts';

const tags = ['listings'];
const headersSchema = callHeadersSchema;
const paramsSchema = z.strictObject({ id: idSchema });
const SUMMARIES = {
  withdraw: 'Take a listing off the market',
  reserve: 'Keep a published listing for one taker',
  release: 'Put a reserved listing back on the market',
  transfer: 'Say that the technology has changed hands',
} as const;

const DESCRIPTIONS = {
  withdraw:
    'It leaves search and matching, and stops holding its patent. This is final: to offer the technology again, copy it.',
  reserve:
    'It leaves search and matching and goes on holding its patent, until it is released. A signed contract that shuts others out does this by itself.',
  release: 'It is searched and paired again. What a contract reserved comes back by itself when that contract is over.',
  transfer:
    'It leaves the market and stops holding its patent. A signed assignment for all countries does this by itself.',
} as const;

export function registerListingRoutes(app: App, ctx: Context): void {
  app.post(
    '/listings',
    {
      config: { action: 'listing.create' },
      schema: {
        tags,
        summary: 'Write a draft',
        description:
          'Nobody else sees a draft, and it may lack anything; the answer says how complete it is. `Idempotency-Key` makes a repeated request safe. It is shown once it is published.',
        headers: headersSchema,
        body: createListingSchema,
        response: { 201: listingSchema },
      },
    },
    async (request, reply) => {
      return reply.code(201).send(await createListing(ctx, request.actor, request.body, callOf(request)));
    },
  );

  app.post(
    '/listings/check',
    {
      config: { action: 'listing.create' },
      schema: {
        tags,
        summary: 'Check a draft without saving it',
        description:
          'Faults, what is missing, completeness, how patent numbers were understood, listings of the same right as far ' +
          'as you may see them, and how others would see it. Nothing is kept.',
        headers: headersSchema,
        body: checkListingSchema,
        response: { 200: listingCheckSchema },
      },
    },
    (request) => checkListing(ctx, request.actor, request.body),
  );

  const own = z.strictObject({
    ...pageQuery,
    state: listingStates.schema.optional(),
    ...ownedQuery,
  });
  app.get(
    '/listings',
    {
      config: { action: 'listing.list' },
      schema: {
        tags,
        summary: 'Own listings, or those of the clients of your agency',
        description:
          'In any state, newest first. `owner=clients` reads those of all clients whose mandates allow it, `client` those of one; the first page counts each.',
        querystring: own,
        response: { 200: pageOfClients(listingRowSchema) },
      },
    },
    (request) => listOwnListings(ctx, request.actor, request.query),
  );

  registerListingImportRoutes(app, ctx);

  app.get(
    '/listings/export',
    {
      config: { action: 'listing.export', produces: ['application/x-ndjson'] },
      schema: {
        tags,
        summary: 'Own listings as rows of an import, one JSON per line',
        description: 'Each line is a row that `POST /listings/import` takes: bringing the file back changes nothing.',
      },
    },
    (request, reply) => sendNdjson(reply, exportListings(ctx, request.actor)),
  );

  app.get(
    '/listings/conflicts',
    {
      config: { action: 'listing.read_conflicts' },
      schema: {
        tags,
        summary: 'Listings that stand for a patent of a listing which their owner cannot see (operator)',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(listingConflictSchema) },
      },
    },
    (request) => listListingConflicts(ctx, request.actor, request.query),
  );
  app.post(
    '/listings/:id/settle',
    {
      config: { action: 'listing.settle_conflict' },
      schema: {
        tags,
        summary: 'Let a listing stand beside those it conflicts with (operator)',
        headers: headersSchema,
        params: paramsSchema,
        body: settleConflictSchema,
        response: { 200: settledSchema },
      },
    },
    (request) => settleConflict(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  app.get(
    '/listings/usage',
    {
      config: { action: 'listing.read_quota' },
      schema: {
        tags,
        summary: 'What your organisation keeps here, and the most it may',
        response: { 200: usageSchema },
      },
    },
    (request) => getUsage(ctx, request.actor),
  );
  app.post(
    '/listings/usage/:id',
    {
      config: { action: 'listing.set_quota' },
      schema: {
        tags,
        summary: 'Let an organisation keep more or less than the settings say (operator)',
        params: paramsSchema,
        body: setQuotaSchema,
        response: { 200: usageSchema },
      },
    },
    (request) => setUsage(ctx, request.actor, request.params.id, request.body),
  );
  app.get(
    '/listings/several',
    {
      config: { action: 'listing.read' },
      schema: {
        tags,
        summary: 'Several listings by their ids, each as you may see it',
        description: 'Those that you may not see, or that do not exist, are not among the items.',
        querystring: severalListingsQuerySchema,
        response: { 200: z.object({ items: z.array(listingSchema) }) },
      },
    },
    async (request) => ({ items: await getListings(ctx, request.actor, request.query.ids) }),
  );
  app.get(
    '/listings/:id',
    {
      config: { action: 'listing.read' },
      schema: {
        tags,
        summary: 'One listing, as you may see it',
        description:
          '`sight` says from which tier on you see it; what you may not see is not there. Its owner also reads what was said of it in a review, and the contracts signed about it (`contracts`).',
        params: paramsSchema,
        response: { 200: listingSchema },
      },
    },
    async (request, reply) => ofRecord(reply, await getListing(ctx, request.actor, request.params.id)),
  );

  app.patch(
    '/listings/:id',
    {
      config: { action: 'listing.edit' },
      schema: {
        tags,
        summary: 'Edit',
        description:
          'What is left out stays, `null` empties a field. An edit of a published listing is public at once, as its next version; `expectedVersion` refuses one that was decided on an older version.',
        headers: headersSchema,
        params: paramsSchema,
        body: updateListingSchema,
        response: { 200: listingSchema },
      },
    },
    (request) => updateListing(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  app.post(
    '/listings/:id/copy',
    {
      config: { action: 'listing.create', madeAt: '/listings/:id' },
      schema: {
        tags,
        summary: 'Copy an own listing as a new draft',
        description: 'In whichever state it is. What belongs to one offer alone is not copied: patent and last day.',
        headers: headersSchema,
        params: paramsSchema,
        response: { 201: listingSchema },
      },
    },
    async (request, reply) => {
      return reply.code(201).send(await copyListing(ctx, request.actor, request.params.id, callOf(request)));
    },
  );
  app.delete(
    '/listings/:id',
    {
      config: { action: 'listing.edit' },
      schema: {
        tags,
        summary: 'Delete a draft that was never public',
        description: 'With its history; the audit says who deleted it. What was public once is kept: withdraw it.',
        headers: headersSchema,
        params: paramsSchema,
        querystring: z.strictObject({ expectedVersion: z.coerce.number().int().min(1).optional() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteListing(ctx, request.actor, request.params.id, request.query, callOf(request));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/listings/:id/publish',
    {
      config: { action: 'listing.publish' },
      schema: {
        tags,
        summary: 'Publish, or submit for review while the organisation is not verified',
        description:
          'Needs title, abstract, a way to deal, a readiness level and IPC codes or keywords; `issues` name what is missing. From now on it is searched and paired, until its last day or for a year.',
        headers: headersSchema,
        params: paramsSchema,
        body: publishListingSchema,
        response: { 200: listingSchema },
      },
    },
    (request) => publishListing(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  for (const step of TRANSITIONS) {
    app.post(
      `/listings/:id/${step}`,
      {
        config: { action: 'listing.move' },
        schema: {
          tags,
          summary: SUMMARIES[step],
          description: DESCRIPTIONS[step],
          headers: headersSchema,
          params: paramsSchema,
          body: transitionListingSchema,
          response: { 200: listingSchema },
        },
      },
      (request) => transitionListing(ctx, request.actor, request.params.id, { ...request.body, step }, callOf(request)),
    );
  }

  app.post(
    '/listings/:id/return',
    {
      config: { action: 'listing.return' },
      schema: {
        tags,
        summary: 'Give a submitted listing back to its owner (operator)',
        description: 'By reasons of a list, in words, or both. Its owner is told, and reads them on the listing.',
        headers: headersSchema,
        params: paramsSchema,
        body: returnRecordSchema,
        response: { 200: listingSchema },
      },
    },
    (request) => returnListing(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  app.post(
    '/listings/:id/renew',
    {
      config: { action: 'listing.move' },
      schema: {
        tags,
        summary: 'Renew',
        description:
          'Never for less time than it is valid already; without a day, for a year from today. An expired one is published again, unless a signed contract keeps it from others.',
        headers: headersSchema,
        params: paramsSchema,
        body: renewListingSchema,
        response: { 200: listingSchema },
      },
    },
    (request) => renewListing(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  const page = z.strictObject(pageQuery);
  app.get(
    '/listings/:id/readership',
    {
      config: { action: 'listing.read_history' },
      schema: {
        tags,
        summary: 'Who has read it, counted (owner)',
        description:
          'Reads by others, and different organisations by kind. Nobody is named, and a number below three is not told: from ' +
          'one or two one could guess who they are.',
        params: paramsSchema,
        response: { 200: readershipSchema },
      },
    },
    (request) => getListingReadership(ctx, request.actor, request.params.id),
  );
  app.get(
    '/listings/:id/versions',
    {
      config: { action: 'listing.read_history' },
      schema: {
        tags,
        summary: 'What was public, newest first (owner)',
        description: 'The content of each version that others could see; drafts between them are not kept.',
        params: paramsSchema,
        querystring: page,
        response: { 200: pageOf(listingVersionSchema) },
      },
    },
    (request) => listListingVersions(ctx, request.actor, request.params.id, request.query),
  );
  app.get(
    '/listings/:id/events',
    {
      config: { action: 'listing.read_history' },
      schema: {
        tags,
        summary: 'History (owner)',
        description:
          'Each change with its version, who did it, for whom and why, oldest first; of an agency, under which mandate.',
        params: paramsSchema,
        querystring: page,
        response: { 200: pageOf(listingEventSchema) },
      },
    },
    (request) => listListingEvents(ctx, request.actor, request.params.id, request.query),
  );
}
