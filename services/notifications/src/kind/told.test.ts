import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import type { Actor, Role } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import {
  english,
  event,
  movableClock,
  take,
  tellMember,
  tellOrganisation,
  testContext,
} from '../../test/notifications.ts';
import { demandOf, listingOf, opened, published, withdrawn } from '../../test/records.ts';
import { remindOfDates } from '../deadline/remind.ts';
import { makeDigests } from '../digest/make.ts';
import { readFeed } from '../notification/queries.ts';
import { type Telling, tell } from '../notification/tell.ts';
import { setPreferences } from '../preference/set.ts';
import { KINDS, type KindName, kindNames } from './kinds.ts';

const NOW = '2026-11-22T00:00:00.000Z';
const clock = movableClock(NOW);
const ctx = await testContext({ clock });
afterAll(() => ctx.close());

const ROLES: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
type World = Awaited<ReturnType<typeof world>>;

/** A university and a company with a member in every role, somebody else, who runs the exchange, and a person of none. */
async function world() {
  clock.set(NOW);
  await ctx.db.sql`update notifications.organisation set organisation = jsonb_set(organisation, '{kind}', '"company"')`;
  const people = new Map<string, { id: string; actor: Actor }>();
  const found = async (name: string, as: string, kind: string) => {
    const id = await tellOrganisation(ctx, { name, kind });
    for (const role of ROLES) people.set(`${as}.${role}`, await tellMember(ctx, { organisationId: id, role }));
    return id;
  };
  const seller = await found('Institute of Water', 'seller', 'university');
  const buyer = await found('Zorbax Mills', 'buyer', 'company');
  const stranger = await found('Somebody Else', 'stranger', 'company');
  const operator = await found('The Exchange', 'operator', 'operator');
  people.set('person', await tellMember(ctx));
  const listing = listingOf(seller);
  const demand = demandOf(buyer);
  await take(ctx, published(listing, { occurredAt: NOW }), opened(demand, { occurredAt: NOW }));
  const idOf = (name: string) => people.get(name)?.id ?? '';
  return { people, idOf, seller, buyer, stranger, operator, listing, demand };
}

const [OWNER, ADMIN, EDITOR] = ['owner', 'admin', 'editor'];
const editors = (of: string) => [OWNER, ADMIN, EDITOR].map((role) => `${of}.${role}`);
const signers = (of: string) => [OWNER, ADMIN].map((role) => `${of}.${role}`);
const both = [...editors('seller'), ...editors('buyer')];

function deal({ listing, demand, seller, buyer }: World, change: object) {
  const dealId = newId();
  const payload = {
    dealId,
    pairId: `${listing.id}_${demand.id}`,
    listingId: listing.id,
    demandId: demand.id,
    sellerId: seller,
    buyerId: buyer,
    buyerNamed: true,
    stage: 'enquiry',
    act: 'opened',
    by: 'buyer',
    to: null,
    at: NOW,
    waitsFor: 'seller',
    answerBy: null,
    contractId: newId(),
    ...change,
  };
  return event('deal.changed', payload, { key: dealId, version: 1, occurredAt: NOW });
}

function contract({ listing, demand, seller, buyer }: World, change: object) {
  const payload = {
    dealId: newId(),
    pairId: null,
    listingId: listing.id,
    demandId: demand.id,
    contractId: newId(),
    sellerId: seller,
    buyerId: buyer,
    act: 'signed',
    by: buyer,
    at: NOW,
    ledgerSeq: 7,
    paymentId: null,
    amount: { amount: '1200.00', currency: 'CNY' },
    changeId: null,
    due: null,
    ...change,
  };
  return event('contract.changed', payload, { occurredAt: NOW });
}

function organisation({ seller }: World, change: object) {
  const about = { id: seller, kind: 'university', country: 'CN', name: english('Institute of Water') };
  const standing = { version: 5, verified: true, shownPlace: 'none', state: 'active' };
  return event('organisation.changed', { ...about, ...standing, ...change }, { version: 5, occurredAt: NOW });
}

function mandate({ seller, buyer }: World, change: object) {
  const payload = {
    id: newId(),
    version: 1,
    clientId: seller,
    agencyId: buyer,
    state: 'proposed',
    about: { kind: 'all' },
    exclusive: false,
    from: '2026-11-01',
    to: '2026-12-31',
    rights: [],
    commission: null,
    proposedBy: 'agency',
    proposedAt: NOW,
    acceptedAt: null,
    closed: null,
    ...change,
  };
  return event('mandate.changed', payload, { occurredAt: NOW });
}

const of = (type: string, payload: object) => event(type, { id: newId(), version: 1, ...payload }, { occurredAt: NOW });
const invitation = ({ seller, idOf }: World, change: object = {}) =>
  of('invitation.changed', {
    organisationId: seller,
    personId: idOf('person'),
    role: 'editor',
    state: 'pending',
    expiresAt: '2026-12-01T00:00:00.000Z',
    ...change,
  });
const offer = ({ seller, idOf }: World, state: string) =>
  of('ownership.offered', {
    organisationId: seller,
    fromPersonId: idOf('seller.owner'),
    toPersonId: idOf('seller.admin'),
    state,
  });
const sso = ({ seller }: World, state: string, disabledBy: string | null = null) =>
  of('sso.changed', { organisationId: seller, state, disabledBy });
const unit = ({ seller, buyer }: World, state: string) =>
  of('unit.requested', { unitId: seller, parentId: buyer, askedBy: seller, state });
const key = ({ seller }: World, change: object = {}) =>
  of('key.changed', { organisationId: seller, name: 'robot', state: 'issued', expiresAt: null, ...change });
const review = ({ listing, seller }: World, act: string, reason: string | null, reasons?: string[]) =>
  event('listing.reviewed', { id: listing.id, organisationId: seller, act, title: listing.title, reason, reasons });
const disclosure = (w: World, change: object = {}) =>
  event('disclosure.changed', {
    disclosureId: newId(),
    dealId: newId(),
    listingId: w.listing.id,
    grantedBy: w.seller,
    organisationId: w.buyer,
    tier: 'T2',
    people: null,
    grantedAt: NOW,
    endedAt: null,
    ...change,
  });
const direct = (telling: Omit<Telling, 'fact'>) =>
  ctx.db.orm.transaction((tx) => tell(tx, [{ ...telling, fact: newId() }]));

/** What has it told, who is told, and what the first of them reads in English. */
type Case = { does: (w: World) => unknown; who: readonly string[]; text: string; remindsAt?: string };

const CASES: Record<KindName, Case> = {
  'record.expiring': {
    does: () => {},
    remindsAt: '2026-12-29T00:00:00.000Z',
    who: both,
    text: '“Fluoride sorbent” ends on 31 December 2026; renew it if it still stands',
  },
  'record.expired': {
    does: (w) => take(ctx, withdrawn(w.listing)),
    who: editors('seller'),
    text: '“Fluoride sorbent” has expired and is no longer shown; renew it to bring it back',
  },
  'record.submitted': {
    does: (w) => take(ctx, review(w, 'submitted', null)),
    who: editors('operator'),
    text: '“Fluoride sorbent” waits for review',
  },
  'record.reviewed': {
    does: (w) => take(ctx, review(w, 'returned', 'no abstract', ['incomplete', 'other', 'of a later version'])),
    who: editors('seller'),
    text: '“Fluoride sorbent” was returned to you by the reviewer: Something that is needed is missing. no abstract',
  },
  'deal.opened': {
    does: (w) => take(ctx, deal(w, {})),
    who: editors('seller'),
    text: 'Zorbax Mills enquires about “Fluoride sorbent”; please answer',
  },
  'pair.contacted': {
    does: (w) => take(ctx, deal(w, { act: 'message', contact: true })),
    who: editors('seller'),
    text: 'Zorbax Mills wrote to you about “Fluoride sorbent”; please answer',
  },
  'deal.message': {
    does: (w) => take(ctx, deal(w, { act: 'message' })),
    who: editors('seller'),
    text: 'Zorbax Mills wrote to you in the deal about “Fluoride sorbent”',
  },
  'deal.proposed': {
    does: (w) => take(ctx, deal(w, { act: 'stage_proposed', by: 'seller', to: 'nda' })),
    who: editors('buyer'),
    text: 'Institute of Water proposes “',
  },
  'deal.answered': {
    does: (w) => take(ctx, deal(w, { act: 'stage_declined', to: 'nda' })),
    who: editors('seller'),
    text: 'Zorbax Mills declined “',
  },
  'deal.lost': {
    does: (w) => take(ctx, deal(w, { act: 'lost' })),
    who: editors('seller'),
    text: 'Zorbax Mills ended the deal about “Fluoride sorbent” without a contract',
  },
  'deal.answer_due': {
    does: (w) => take(ctx, deal(w, { answerBy: '2026-12-10T00:00:00.000Z' })),
    remindsAt: '2026-12-04T00:00:00.000Z',
    who: editors('seller'),
    text: 'Answer Zorbax Mills about “Fluoride sorbent” by 10 December 2026',
  },
  'contract.to_confirm': {
    does: (w) => take(ctx, deal(w, { act: 'contract_drafted' })),
    who: signers('seller'),
    text: 'Zorbax Mills drafted the contract on “Fluoride sorbent”; read and confirm it',
  },
  'contract.signed': {
    does: (w) => take(ctx, deal(w, { act: 'signed', by: null })),
    who: both,
    text: 'is signed',
  },
  'payment.recorded': {
    does: (w) => take(ctx, contract(w, { act: 'payment_recorded' })),
    who: editors('seller'),
    text: 'Zorbax Mills recorded a payment of 1200.00 CNY under the contract on “Fluoride sorbent”; confirm or dispute it',
  },
  'payment.answered': {
    does: (w) => take(ctx, contract(w, { act: 'payment_confirmed', by: w.seller })),
    who: editors('buyer'),
    text: 'The payment of 1200.00 CNY under the contract on “Fluoride sorbent” was confirmed',
  },
  'payment.disputed': {
    does: (w) => take(ctx, contract(w, { act: 'payment_disputed', by: w.seller })),
    who: editors('buyer'),
    text: 'Institute of Water disputes the payment of 1200.00 CNY under the contract on “Fluoride sorbent”',
  },
  'payment.due': {
    does: (w) =>
      take(ctx, contract(w, { due: [{ line: 1, dueOn: '2026-12-20', open: { amount: '500.00', currency: 'CNY' } }] })),
    remindsAt: '2026-12-14T00:00:00.000Z',
    who: editors('buyer'),
    text: '500.00 CNY is due to Institute of Water on 20 December 2026',
  },
  'contract.change': {
    does: (w) => take(ctx, contract(w, { act: 'change_proposed' })),
    who: signers('seller'),
    text: 'Zorbax Mills proposes a change of the contract on “Fluoride sorbent”',
  },
  'pairs.found': {
    does: ({ listing, demand, seller, buyer }) =>
      take(
        ctx,
        event('pairs.found', {
          pairs: [
            {
              listingId: listing.id,
              demandId: demand.id,
              listingOrganisationId: seller,
              demandOrganisationId: buyer,
              score: 0.9,
            },
          ],
        }),
      ),
    who: both,
    text: '1 new good pair, the best: “Fluoride sorbent” and “Fluoride removal”',
  },
  'webhook.disabled': {
    does: ({ seller }) =>
      direct({
        kind: 'webhook.disabled',
        to: { organisationId: seller },
        data: { id: newId(), host: 'hooks.example', because: 'gone' },
      }),
    who: signers('seller'),
    text: 'The webhook to hooks.example was disabled: the receiver says that it wants nothing any more',
  },
  'verification.ending': {
    does: (w) => take(ctx, organisation(w, { verifiedUntil: '2026-12-31T00:00:00.000Z' })),
    remindsAt: '2026-12-25T00:00:00.000Z',
    who: signers('seller'),
    text: 'Your organisation is verified until 31 December 2026',
  },
  'organisation.suspended': {
    does: (w) => take(ctx, organisation(w, { state: 'suspended' })),
    who: signers('seller'),
    text: 'The operator has suspended your organisation: its data are kept, and nobody acts for it',
  },
  'organisation.resumed': {
    does: (w) => take(ctx, organisation(w, { act: 'suspension_lifted' })),
    who: editors('seller'),
    text: 'Institute of Water is no longer suspended: its members and keys act for it again',
  },
  'membership.requested': {
    does: ({ seller, idOf }) =>
      take(ctx, of('membership.requested', { organisationId: seller, personId: idOf('person'), state: 'pending' })),
    who: signers('seller'),
    text: 'Somebody asks to join Institute of Water',
  },
  'membership.answered': {
    does: ({ seller, idOf }) =>
      take(ctx, of('membership.requested', { organisationId: seller, personId: idOf('person'), state: 'declined' })),
    who: ['person'],
    text: 'Institute of Water has declined your request to join',
  },
  'membership.changed': {
    does: ({ seller, idOf }) =>
      take(ctx, of('membership.changed', { organisationId: seller, personId: idOf('person'), role: 'editor' })),
    who: ['person'],
    text: 'You are an editor of Institute of Water now',
  },
  'verification.decided': {
    does: (w) => take(ctx, organisation(w, { verifiedUntil: '2027-12-31T00:00:00.000Z' })),
    who: signers('seller'),
    text: 'Institute of Water is verified',
  },
  'verification.waiting': {
    does: ({ seller }) => take(ctx, of('verification.changed', { organisationId: seller, state: 'pending' })),
    who: editors('operator'),
    text: 'Institute of Water asks to be verified',
  },
  'verification.declined': {
    does: ({ seller }) => take(ctx, of('verification.changed', { organisationId: seller, state: 'declined' })),
    who: signers('seller'),
    text: 'Institute of Water could not be verified; read why, and ask again with what is missing',
  },
  'verification.ended': {
    does: (w) => take(ctx, organisation(w, { act: 'verification_expired', verified: false })),
    who: signers('seller'),
    text: 'The verification of your organisation has run out: it and what it has published are hidden',
  },
  'sso.waiting': {
    does: (w) => take(ctx, sso(w, 'proposed')),
    who: editors('operator'),
    text: 'Institute of Water proposes its single sign-on',
  },
  'sso.approved': {
    does: (w) => take(ctx, sso(w, 'approved')),
    who: signers('seller'),
    text: 'The single sign-on of Institute of Water is approved',
  },
  'sso.disabled': {
    does: (w) => take(ctx, sso(w, 'disabled', 'operator')),
    who: signers('seller'),
    text: 'has switched off the single sign-on of Institute of Water',
  },
  'unit.requested': {
    does: (w) => take(ctx, unit(w, 'pending')),
    who: signers('buyer'),
    text: 'Institute of Water asks to be a unit of your organisation',
  },
  'unit.answered': {
    does: (w) => take(ctx, unit(w, 'declined')),
    who: signers('seller'),
    text: 'Zorbax Mills does not accept your request',
  },
  'accreditation.changed': {
    does: ({ seller }) =>
      take(ctx, of('accreditation.changed', { agencyId: seller, state: 'suspended', from: '2026-01-01', to: null })),
    who: signers('seller'),
    text: 'is suspended: until it is restored you cannot act for clients',
  },
  'accreditation.waiting': {
    does: ({ seller }) => take(ctx, of('accreditation.requested', { agencyId: seller, state: 'pending' })),
    who: editors('operator'),
    text: 'Institute of Water asks for an accreditation',
  },
  'accreditation.declined': {
    does: ({ seller }) => take(ctx, of('accreditation.requested', { agencyId: seller, state: 'declined' })),
    who: signers('seller'),
    text: 'The accreditation of Institute of Water was not recorded; read why, and ask again with what is missing',
  },
  'abuse.decided': {
    does: ({ buyer, listing, idOf }) =>
      take(
        ctx,
        of('abuse.decided', {
          subjectKind: 'listing',
          subjectId: listing.id,
          organisationId: buyer,
          personId: idOf('buyer.viewer'),
          upheld: true,
        }),
      ),
    who: ['buyer.viewer'],
    text: 'Your report about “Fluoride sorbent” was upheld',
  },
  'invitation.received': {
    does: (w) => take(ctx, invitation(w)),
    who: ['person'],
    text: 'Institute of Water invites you to be an editor',
  },
  'invitation.ending': {
    does: (w) => take(ctx, invitation(w)),
    remindsAt: '2026-11-29T00:00:00.000Z',
    who: ['person'],
    text: 'The invitation of Institute of Water ends on 1 December 2026; please answer',
  },
  'invitation.answered': {
    does: (w) => take(ctx, invitation(w, { state: 'declined' })),
    who: signers('seller'),
    text: 'An invitation of Institute of Water was declined',
  },
  'ownership.offered': {
    does: (w) => take(ctx, offer(w, 'pending')),
    who: ['seller.admin'],
    text: 'An owner of Institute of Water asks you to take its place; please answer',
  },
  'ownership.answered': {
    does: (w) => take(ctx, offer(w, 'accepted')),
    who: ['seller.owner'],
    text: 'Your offer of the ownership of Institute of Water was accepted',
  },
  'key.changed': {
    does: (w) => take(ctx, key(w, { state: 'revoked' })),
    who: signers('seller'),
    text: 'The API key “robot” was revoked',
  },
  'key.ending': {
    does: (w) => take(ctx, key(w, { expiresAt: '2026-12-31T00:00:00.000Z' })),
    remindsAt: '2026-12-18T00:00:00.000Z',
    who: signers('seller'),
    text: 'The API key “robot” ends on 31 December 2026; issue another in time',
  },
  'disclosure.granted': {
    does: (w) => take(ctx, disclosure(w, { people: [w.idOf('buyer.editor')] })),
    who: ['buyer.editor'],
    text: 'Institute of Water discloses more of “Fluoride sorbent” to you',
  },
  'disclosure.ended': {
    does: (w) => take(ctx, disclosure(w, { endedAt: NOW })),
    who: editors('buyer'),
    text: 'What was disclosed to you of “Fluoride sorbent” is no longer shown to you',
  },
  'search.found': {
    does: ({ idOf, listing }) =>
      direct({
        kind: 'search.found',
        to: { personId: idOf('person') },
        data: { id: newId(), name: 'Wells', of: 'listings', count: 2, ids: [listing.id] },
      }),
    who: ['person'],
    text: '“Wells” has found 2 new records, the newest: “Fluoride sorbent”',
  },
  'watch.changed': {
    does: ({ idOf, listing }) =>
      direct({
        kind: 'watch.changed',
        to: { personId: idOf('person') },
        data: { watchId: newId(), noun: 'listing', id: listing.id, what: ['price'] },
      }),
    who: ['person'],
    text: '“Fluoride sorbent”: its price or budget changed',
  },
  'mandate.proposed': {
    does: (w) => take(ctx, mandate(w, {})),
    who: signers('seller'),
    text: 'Zorbax Mills proposes a mandate; please answer',
  },
  'mandate.changed': {
    does: (w) => take(ctx, mandate(w, { state: 'accepted', acceptedAt: NOW })),
    who: signers('buyer'),
    text: 'Institute of Water accepted the mandate',
  },
  'mandate.ending': {
    does: (w) => take(ctx, mandate(w, { state: 'accepted', acceptedAt: NOW })),
    remindsAt: '2026-12-19T00:00:00.000Z',
    who: [...signers('seller'), ...signers('buyer')],
    text: 'ends on 31 December 2026',
  },
  'jobs.dead': {
    does: () => direct({ kind: 'jobs.dead', to: 'operator', data: { count: 1, jobs: { 'listing.index': 1 } } }),
    who: editors('operator'),
    text: '1 job has failed for good: listing.index 1',
  },
};

async function happens(kind: KindName, w: World): Promise<void> {
  const { does, remindsAt } = CASES[kind];
  await does(w);
  if (remindsAt === undefined) return;
  clock.set(remindsAt);
  while (await remindOfDates(ctx));
}

/** Who was told of a kind, by the names of the world. */
async function toldOf(kind: KindName, { people }: World): Promise<string[]> {
  const rows = await ctx.db.sql<{ person: string }[]>`
    select distinct person_id as person from notifications.notification where kind = ${kind} and void_at is null`;
  const ids = new Set(rows.map(({ person }) => person));
  return [...people].flatMap(([name, { id }]) => (ids.has(id) ? [name] : [])).toSorted();
}

const feedOf = async (w: World, name: string, kind: KindName, language: 'zh' | 'en' | 'ru') => {
  const actor = w.people.get(name)?.actor;
  if (!actor) throw new Error(`nobody is called ${name}`);
  return (await readFeed(ctx, actor, { limit: 50, kind: [kind], language })).items[0];
};

type Documented = { paths: Record<string, Record<string, unknown>> };
const { paths } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../packages/client/openapi.json'), 'utf8'),
) as Documented;
const PATHS = Object.keys(paths).map((path) => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`));
const exists = (link: string) => PATHS.some((path) => path.test(link.split('?')[0] ?? ''));

describe.each(kindNames)('%s', (kind) => {
  it('is told to whom it concerns and to nobody else, in three languages, with a link that leads somewhere', async () => {
    const w = await world();
    const { who, text } = CASES[kind];
    await happens(kind, w);
    expect(await toldOf(kind, w)).toEqual([...who].toSorted());
    const said = new Set<string>();
    for (const language of languages.codes) {
      const item = await feedOf(w, who[0] ?? '', kind, language);
      if (!item) throw new Error('not in the feed');
      if (language === 'en') expect(item.text).toContain(text);
      for (const words of [item.text, item.why, KINDS[kind].name[language]]) {
        expect(words.length).toBeGreaterThan(1);
        expect(words).not.toMatch(
          /undefined|null|NaN|untitled|无标题|без названия|[0-9a-f]{8}-[0-9a-f]{4}-|\s\s|\s[,.;:)]|\(\)|（）/,
        );
      }
      expect(exists(item.link), item.link).toBe(true);
      said.add(item.text);
    }
    expect(said.size).toBe(3);
  });

  it('is switched off by who does not want it, and stands in the mail of who does', async () => {
    const w = await world();
    const [first = '', ...others] = CASES[kind].who;
    const wish = async (name: string, to: 'mail' | 'off') => {
      const actor = w.people.get(name)?.actor;
      if (actor) await setPreferences(ctx, actor, { frequency: 'daily', kinds: { [kind]: to } });
    };
    await wish(first, 'mail');
    for (const name of others) await wish(name, 'off');
    await happens(kind, w);
    expect(await toldOf(kind, w)).toEqual([first]);
    const item = await feedOf(w, first, kind, 'en');
    clock.set('2027-02-01T00:00:00.000Z');
    while (await makeDigests(ctx));
    const mails = await ctx.db.sql<{ text: string }[]>`
      select text from notifications.mail where recipient = ${`${w.idOf(first)}@example.org`}`;
    const plain = (words: string | undefined) => words?.replaceAll(/[\s.]+/g, ' ');
    expect(plain(mails.map(({ text }) => text).join('\n'))).toContain(plain(item?.text));
  });
});

describe('words that count', () => {
  it('are right for one and for several', async () => {
    const w = await world();
    const people = w.idOf('person');
    const data = { id: newId(), name: 'Wells', of: 'listings', ids: [] };
    const said = async (kind: KindName, who: string) => (await feedOf(w, who, kind, 'en'))?.text;
    await direct({ kind: 'search.found', to: { personId: people }, data: { ...data, count: 1 } });
    expect(await said('search.found', 'person')).toBe('“Wells” has found 1 new record');
    await direct({ kind: 'search.found', to: { personId: people }, data: { ...data, count: 5 } });
    expect(await said('search.found', 'person')).toBe('“Wells” has found 5 new records');
    const jobs = { 'listing.index': 2 };
    await direct({ kind: 'jobs.dead', to: 'operator', data: { count: 2, jobs } });
    expect(await said('jobs.dead', 'operator.owner')).toBe('2 jobs have failed for good: listing.index 2');
  });
});
