import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { actorHeaders, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { agency, company, signedContract, startContract, startDeal, testContext } from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { buildServer } from '../server.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const hash = 'a'.repeat(64);
const reason = 'because';

/** Writes that are for the sides of a deal or the parties of a contract, each as it would be asked. */
const ofDeal: Record<string, object> = {
  'POST /deals/{id}/stage': { to: 'agreed' },
  'POST /deals/{id}/stage/accept': { to: 'agreed' },
  'POST /deals/{id}/stage/withdraw': {},
  'POST /deals/{id}/stage/decline': { note: reason },
  'POST /deals/{id}/lost': { reason: 'other', note: reason },
  'POST /deals/{id}/contracts': licenceDraft(),
  'POST /deals/{id}/shortlist': { shortlisted: true },
  'POST /deals/{id}/messages': { text: 'A word', expectedVersion: 1 },
  'POST /deals/{id}/disclosures': { tier: 'T2' },
  'POST /deals/{id}/disclosures/{disclosureId}/end': {},
};
const ofDraft: Record<string, object> = {
  'PATCH /contracts/{id}': { expectedVersion: 1, title: 'Another title' },
  'POST /contracts/{id}/confirm': { version: 1, hash },
  'POST /contracts/{id}/confirm/withdraw': { version: 1 },
};
const ofSigned: Record<string, object> = {
  'POST /contracts/{id}/payments': { amount: '1.00', currency: 'CNY', paidOn: '2026-01-01' },
  'POST /contracts/{id}/payments/{paymentId}/confirm': {},
  'POST /contracts/{id}/payments/{paymentId}/dispute': { reason },
  'POST /contracts/{id}/changes': { kind: 'termination', text: 'As agreed.', effectiveOn: '2027-01-01' },
  'POST /contracts/{id}/changes/{changeId}/confirm': { hash },
  'POST /contracts/{id}/changes/{changeId}/withdraw': {},
  'POST /contracts/{id}/changes/{changeId}/decline': { reason },
};
/** What the operator does as well, or an agency alone. */
const ofOthers = [
  'POST /contracts/{id}/payments/{paymentId}/void',
  'POST /contracts/{id}/registration',
  'POST /contracts/{id}/registrations/{registrationId}/confirm',
  'POST /contracts/{id}/registrations/{registrationId}/void',
  'POST /contracts/{id}/agency-part/confirm',
  'POST /deals/{id}/both-sides',
];

async function ask(actor: Actor, route: string, id: string, payload: object) {
  const [method, path = ''] = route.split(' ');
  const url = path.replace('{id}', id).replace(/\{\w+\}/, newId());
  const headers = await actorHeaders(actor);
  const reply = await app.inject({ method: method as 'POST', url, headers, payload });
  return [route, reply.statusCode, reply.json().reason];
}

describe('a write that is for the parties', () => {
  const operator = testOperator();
  const broker = agency();
  const agencies = [{ organisationId: broker.organisation.id, side: 'seller' as const, name: 'Broker' }];

  it('is known here, whichever it is', async () => {
    await app.ready();
    const { paths = {} } = app.swagger();
    const writes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).flatMap((method) => (method === 'get' ? [] : [`${method.toUpperCase()} ${path}`])),
    );
    const ofOne = writes.filter((route) => /^\w+ \/(deals|contracts)\/\{id\}/.test(route));
    const known = [...Object.keys({ ...ofDeal, ...ofDraft, ...ofSigned }), ...ofOthers];
    expect(ofOne.sort()).toEqual(known.sort());
  });

  it('tells the operator, who sees a deal, that it is theirs, and a stranger nothing', async () => {
    const { id } = await startDeal(ctx, { stage: 'negotiation' });
    for (const [route, body] of Object.entries(ofDeal)) {
      expect(await ask(operator, route, id, body)).toEqual([route, 403, 'deal.not_party']);
      expect(await ask(company(), route, id, body)).toEqual([route, 404, 'deal.not_found']);
      expect(await ask(operator, route, newId(), body)).toEqual([route, 404, 'deal.not_found']);
    }
  });

  it('tells the operator and a named agency, who see a contract, that it is theirs, and a stranger nothing', async () => {
    const draft = await startContract(ctx, { draft: { agencies } });
    const signed = await signedContract(ctx, { draft: { agencies }, agencies: [broker] });
    for (const [contract, routes] of [[draft, ofDraft] as const, [signed, ofSigned] as const]) {
      for (const [route, body] of Object.entries(routes)) {
        for (const actor of [operator, broker]) {
          expect(await ask(actor, route, contract.id, body)).toEqual([route, 403, 'contract.not_party']);
        }
        expect(await ask(company(), route, contract.id, body)).toEqual([route, 404, 'contract.not_found']);
        expect(await ask(operator, route, newId(), body)).toEqual([route, 404, 'contract.not_found']);
      }
    }
  });

  it('and a part is for the agency that is named: parties and operator are told so', async () => {
    const route = 'POST /contracts/{id}/agency-part/confirm';
    const { id, seller, buyer, text } = await startContract(ctx, { draft: { agencies } });
    for (const actor of [operator, seller, buyer]) {
      expect(await ask(actor, route, id, text)).toEqual([route, 403, 'contract.no_part']);
    }
    expect(await ask(agency(), route, id, text)).toEqual([route, 404, 'contract.not_found']);
  });
});
