import { idSchema } from '@techbourse/domain';
import {
  mailSentSchema,
  peopleQuerySchema,
  personPageSchema,
  personReasonSchema,
  personRecordSchema,
  resendSchema,
} from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endSessionsOf, resetSecondFactor, restorePerson, suspendPerson } from './act.ts';
import { getPerson, listAllPeople } from './queries.ts';
import { resendConfirmation } from './resend.ts';

const tags = ['people'];
const paramsSchema = z.object({ id: idSchema });

const ACTS = [
  ['suspend', 'person.suspend', suspendPerson, 'Suspend a person: it is signed out, and signs in by no way'],
  ['lift-suspension', 'person.suspend', restorePerson, 'Lift the suspension of a person'],
  ['end-sessions', 'person.end_sessions', endSessionsOf, 'Sign a person out everywhere'],
  ['reset-second-factor', 'person.reset_second_factor', resetSecondFactor, 'Remove the second factor of who lost it'],
] as const;

/** What the operator does about people's accounts. */
export function registerPeopleRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/people',
    {
      config: { action: 'person.list' },
      schema: {
        tags,
        summary: 'People, newest first (operator)',
        description: 'By a part of the name or the address.',
        querystring: peopleQuerySchema,
        response: { 200: personPageSchema },
      },
    },
    ({ actor, query }) => listAllPeople(ctx, actor, query),
  );
  app.get(
    '/api/people/:id',
    {
      config: { action: 'person.read' },
      schema: {
        tags,
        summary: 'One person (operator)',
        description: 'Where it belongs and how it signs in, counted. No secret is ever shown.',
        params: paramsSchema,
        response: { 200: personRecordSchema },
      },
    },
    ({ actor, params }) => getPerson(ctx, actor, params.id),
  );
  for (const [verb, action, act, summary] of ACTS) {
    app.post(
      `/api/people/:id/${verb}`,
      {
        config: { action },
        schema: {
          tags,
          summary: `${summary} (operator)`,
          description: 'With a reason, which the person reads in a mail. Nobody does it to its own account.',
          params: paramsSchema,
          body: personReasonSchema,
          response: { 200: personRecordSchema },
        },
      },
      ({ actor, params, body }) => act(ctx, actor, params.id, body),
    );
  }
  app.post(
    '/api/people/confirmation',
    {
      config: { action: 'person.resend_confirmation' },
      schema: {
        tags,
        summary: 'Send the mail that confirms a sign-up again (operator)',
        description: 'For who says that none came.',
        body: resendSchema,
        response: { 202: mailSentSchema },
      },
    },
    async ({ actor, body }, reply) => {
      await resendConfirmation(ctx, actor, body.email);
      return reply.code(202).send({ sent: true } as const);
    },
  );
}
