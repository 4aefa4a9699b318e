import { newId, silentLogger } from '@techbourse/platform';
import { afterAll, expect, it } from 'vitest';
import { gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { createAuth } from './auth.ts';

const settings = await gatewaySettings();
const gateway = await startGateway(settings);
afterAll(() => gateway.close());

it('the tables of people hold what better-auth keeps of a person, its session and its membership', async () => {
  const auth = createAuth({ orm: gateway.ctx.exchange.orm, secret: settings.AUTH_SECRET ?? '', log: silentLogger() });
  const { adapter } = await auth.$context;
  const { id: organizationId } = await newOrganisation(gateway.app);
  const id = newId();
  const at = new Date();
  const kept = async <T extends Record<string, unknown>>(model: string, data: T) => {
    await adapter.create({ model, data: { id, createdAt: at, ...data }, forceAllowId: true });
    return adapter.findOne<T>({ model, where: [{ field: 'id', value: id }] });
  };
  const person = { name: 'Li Na', email: `${id}@example.org`, emailVerified: true, updatedAt: at };
  expect(await kept('user', person)).toMatchObject(person);
  const session = { userId: id, token: id, expiresAt: at, updatedAt: at };
  expect(await kept('session', session)).toMatchObject(session);
  const member = { organizationId, userId: id, role: 'owner' };
  expect(await kept('member', member)).toMatchObject(member);
});
