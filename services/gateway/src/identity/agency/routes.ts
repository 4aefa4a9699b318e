import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  accreditationEditSchema,
  accreditationSchema,
  agencySchema,
  newAccreditationSchema,
  newCredentialSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { accreditAgency } from './accredit.ts';
import { addCredential } from './add-credential.ts';
import { editAccreditation } from './edit-accreditation.ts';
import { getAgency } from './queries.ts';
import { removeCredential } from './remove-credential.ts';

const tags = ['agencies'];
const paramsSchema = z.object({ id: idSchema });

export function registerAgencyRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/agencies/:id',
    {
      config: { action: 'agency.read' },
      schema: {
        tags,
        summary: 'An agency, its accreditations and brokers',
        description: 'Brokers are named to verified organisations, to the agency itself and to the operator.',
        params: paramsSchema,
        response: { 200: agencySchema },
      },
    },
    async (request) => getAgency(ctx, request.actor, request.params.id),
  );
  app.post(
    '/api/agencies/:id/accreditations',
    {
      config: { action: 'agency.accredit' },
      schema: {
        tags,
        summary: 'Record an accreditation of an agency (operator)',
        description:
          'An agency that has an accreditation on record acts for others only while one of them is granted and valid.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: newAccreditationSchema,
        response: { 201: accreditationSchema },
      },
    },
    async (request, reply) => {
      const made = await accreditAgency(ctx, request.actor, request.params.id, request.body, callOf(request));
      return reply.code(201).send(made);
    },
  );
  app.patch(
    '/api/agencies/:id/accreditations/:accreditationId',
    {
      config: { action: 'agency.accredit' },
      schema: {
        tags,
        summary: 'Suspend, restore, withdraw or correct an accreditation (operator)',
        description: 'A suspended agency stops acting for its clients within five seconds.',
        params: paramsSchema.extend({ accreditationId: idSchema }),
        body: accreditationEditSchema,
        response: { 200: accreditationSchema },
      },
    },
    async ({ actor, params: { id: agencyId, accreditationId }, body }) =>
      editAccreditation(ctx, actor, { agencyId, accreditationId }, body),
  );
  app.post(
    '/api/agencies/:id/brokers',
    {
      config: { action: 'agency.edit_brokers' },
      schema: {
        tags,
        summary: 'Record a credential of a broker, who is a member of the agency',
        description: 'By the agency itself or the operator. A member with a credential is shown as a broker.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: newCredentialSchema,
        response: { 201: agencySchema },
      },
    },
    async (request, reply) => {
      const agency = await addCredential(ctx, request.actor, request.params.id, request.body, callOf(request));
      return reply.code(201).send(agency);
    },
  );
  app.delete(
    '/api/agencies/:id/brokers/:credentialId',
    {
      config: { action: 'agency.edit_brokers' },
      schema: {
        tags,
        summary: 'Take back a credential of a broker',
        description: 'By the agency itself or the operator.',
        params: paramsSchema.extend({ credentialId: idSchema }),
        response: { 204: z.null().describe('taken back') },
      },
    },
    async (request, reply) => {
      await removeCredential(ctx, request.actor, request.params.id, request.params.credentialId);
      return reply.code(204).send(null);
    },
  );
}
