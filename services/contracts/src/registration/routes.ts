import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import { ledgerReceiptSchema, registerContractRequestSchema, voidRegistrationRequestSchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { confirmRegistration } from './confirm.ts';
import { registerContract } from './record.ts';
import { voidRegistration } from './void.ts';

const tags = ['contracts'];
const oneRegistrationSchema = z.object({ id: idSchema, registrationId: idSchema });

/** Registration of a signed contract with an authority; each step becomes an entry of the ledger. */
export function registerRegistrationRoutes(app: App, ctx: Context): void {
  app.post(
    '/contracts/:id/registration',
    {
      config: { action: 'registration.record' },
      schema: {
        tags,
        summary: 'Record the registration with an authority',
        description:
          'A party’s registration is self_recorded, and in no public figure, until the operator confirms it. The answer names the registration. 409 registration.exists when one stands, registration.number_taken when another contract has the number.',
        headers: callHeadersSchema,
        params: z.object({ id: idSchema }),
        body: registerContractRequestSchema,
        response: { 201: ledgerReceiptSchema },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await registerContract(ctx, request.actor, request.params.id, request.body, callOf(request))),
  );

  app.post(
    '/contracts/:id/registrations/:registrationId/confirm',
    {
      config: { action: 'registration.confirm' },
      schema: {
        tags,
        summary: 'Confirm a registration that a party recorded; for the operator',
        description: 'From here on it counts in public figures.',
        headers: callHeadersSchema,
        params: oneRegistrationSchema,
        response: { 200: ledgerReceiptSchema },
      },
    },
    (request) => confirmRegistration(ctx, request.actor, request.params, callOf(request)),
  );

  app.post(
    '/contracts/:id/registrations/:registrationId/void',
    {
      config: { action: 'registration.void' },
      schema: {
        tags,
        summary: 'Take back a registration, so that the right one can be recorded',
        description: 'Who recorded it may until it is confirmed; the operator may at any time.',
        headers: callHeadersSchema,
        params: oneRegistrationSchema,
        body: voidRegistrationRequestSchema,
        response: { 200: ledgerReceiptSchema },
      },
    },
    (request) => voidRegistration(ctx, request.actor, request.params, request.body, callOf(request)),
  );
}
