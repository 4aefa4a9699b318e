import { describe, expect, it } from 'vitest';
import { type DealAction, dealStages, dealTransitions } from './deal.ts';
import { demandActions, demandStates, demandTransitions } from './demand.ts';
import { listingActions, listingStates, listingTransitions } from './listing.ts';
import { pairDecisions, pairStates, pairTransitions } from './pair.ts';
import { actionsFrom, nextState, type Transitions } from './transitions.ts';

type AnyTable = Transitions<string, string>;

/** Each machine with its states, the first one first, and its actions. */
const machines: readonly [string, AnyTable, readonly string[], readonly string[]][] = [
  ['listing', listingTransitions, listingStates.codes, listingActions],
  ['demand', demandTransitions, demandStates.codes, demandActions],
  ['pair', pairTransitions, pairStates.codes, [...pairDecisions.codes, 'deal']],
  ['deal', dealTransitions, dealStages.codes, Object.keys(dealTransitions)],
];

describe.each(machines)('the state machine of a %s', (_name, table, states, actions) => {
  it('answers every action in every state: with a state of its own or a refusal', () => {
    expect(Object.keys(table).toSorted()).toEqual([...actions].toSorted());
    for (const state of states) {
      const allowed = actionsFrom(table, state);
      for (const action of actions) {
        const next = nextState(table, state, action);
        expect([action, next !== undefined]).toEqual([action, allowed.includes(action)]);
        if (next !== undefined) expect(states).toContain(next);
      }
    }
    for (const row of Object.values(table)) for (const from of Object.keys(row)) expect(states).toContain(from);
  });

  it('reaches every state from the first', () => {
    const reached = new Set([states[0] ?? '']);
    for (const state of reached) for (const action of actions) reached.add(nextState(table, state, action) ?? state);
    expect([...reached].toSorted()).toEqual([...states].toSorted());
  });

  it('leads each action to one place only, where it moves at all', () => {
    for (const action of actions) {
      const moved = Object.entries(table[action] ?? {}).filter(([from, to]) => from !== to);
      expect(new Set(moved.map(([, to]) => to)).size).toBe(1);
    }
  });
});

describe('what may be done', () => {
  const allowed = (table: AnyTable, states: readonly string[]) =>
    Object.fromEntries(states.map((state) => [state, actionsFrom(table, state).join(' ')]));

  it('with a listing in each state, and nothing with one that is gone', () => {
    expect(allowed(listingTransitions, listingStates.codes)).toEqual({
      draft: 'submit publish withdraw expire',
      in_review: 'return publish withdraw expire',
      published: 'reserve transfer withdraw expire renew',
      reserved: 'release transfer give_back withdraw expire',
      // only when the contract that transferred it is over
      transferred: 'give_back expire',
      withdrawn: '',
      expired: 'renew',
    });
  });

  it('with a demand in each state', () => {
    expect(allowed(demandTransitions, demandStates.codes)).toEqual({
      draft: 'submit open close',
      in_review: 'return open close',
      open: 'hold close renew',
      closed: 'renew',
    });
  });

  it('with a pair in each state of a side', () => {
    expect(allowed(pairTransitions, pairStates.codes)).toEqual({
      suggested: 'seen shortlist contact decline deal',
      seen: 'seen shortlist contact decline deal',
      shortlisted: 'seen shortlist contact decline reopen deal',
      contacted: 'seen contact decline deal',
      deal: 'seen contact deal',
      declined: 'seen decline reopen',
    });
  });

  it('twice with a pair, without a further change; a reopened one is not reopened again', () => {
    for (const [action, row] of Object.entries(pairTransitions)) {
      for (const next of Object.values(row)) {
        const again = nextState(pairTransitions, next, action as keyof typeof pairTransitions);
        expect([action, again]).toEqual([action, action === 'reopen' ? undefined : next]);
      }
    }
  });

  it('with a deal: any later stage at once, one stage back, the end from every open one', () => {
    const open = dealStages.codes.filter((stage) => stage !== 'signed' && stage !== 'lost');
    for (const [at, from] of open.entries()) {
      for (const [towards, to] of open.entries()) {
        const next = nextState(dealTransitions, from, `to_${to}` as DealAction);
        expect([from, to, next]).toEqual([from, to, towards > at || towards === at - 1 ? to : undefined]);
      }
      expect(nextState(dealTransitions, from, 'sign')).toBe('signed');
      expect(nextState(dealTransitions, from, 'lose')).toBe('lost');
    }
    expect([actionsFrom(dealTransitions, 'signed'), actionsFrom(dealTransitions, 'lost')]).toEqual([[], []]);
  });
});
