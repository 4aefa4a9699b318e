import { type DealStage, dealStages, usualStageDays } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { company, university } from '../../test/exchange.ts';
import { ownerOf } from '../../test/records.ts';
import { canContract, dealActions, movedStage, openingSide, stageClock } from './deal.ts';

const stages = fc.constantFrom(...dealStages.codes);

describe('stages', () => {
  it('end in signed or lost, and no move leads there or away again', () => {
    fc.assert(
      fc.property(stages, stages, (from, to) => {
        let moved: DealStage | undefined;
        try {
          moved = movedStage(from, to);
        } catch {
          return true;
        }
        return moved === to && moved !== 'signed' && moved !== 'lost' && from !== 'signed' && from !== 'lost';
      }),
    );
  });

  it('reach every later open stage at once', () => {
    const open = dealStages.codes.filter((stage) => stage !== 'signed' && stage !== 'lost');
    for (const [index, from] of open.entries()) {
      for (const to of open.slice(index + 1)) expect(movedStage(from, to)).toBe(to);
    }
  });

  it('offer a contract only where one may be written', () => {
    expect(dealStages.codes.filter(canContract)).toEqual(['negotiation', 'agreed']);
    expect(dealActions('agreed', false)).toEqual(['to_negotiation', 'lose', 'draft_contract', 'write_message']);
    expect(dealActions('agreed', true)).toEqual(['to_negotiation', 'lose', 'write_message']);
    expect(dealActions('signed', true)).toEqual(['write_message']);
    expect(dealActions('enquiry', false, true)).toEqual(['lose']);
    expect(dealActions('lost', false, true)).toEqual([]);
  });

  it('are overdue after their usual days, to the moment', () => {
    const since = new Date('2026-01-01T00:00:00.000Z');
    const days = usualStageDays.enquiry ?? 0;
    const due = new Date(since.getTime() + days * 86_400_000);
    expect(stageClock('enquiry', since, due)).toEqual({
      since: since.toISOString(),
      usualDays: days,
      dueAt: due.toISOString(),
      overdue: false,
    });
    expect(stageClock('enquiry', since, new Date(due.getTime() + 1)).overdue).toBe(true);
    expect(stageClock('signed', since, new Date('2099-01-01'))).toMatchObject({ dueAt: null, overdue: false });
  });
});

describe('the side of an opening', () => {
  const seller = ownerOf(university());
  const demandOwner = ownerOf(company());
  const stranger = { id: newId(), kind: 'company' };
  const by = (actor: { id: string; kind: string }, need: typeof demandOwner | undefined = demandOwner) =>
    openingSide({ actor, seller, demandOwner: need });

  it('is the side whose record is the actor’s', () => {
    expect(by(seller)).toBe('seller');
    expect(by(demandOwner)).toBe('buyer');
    expect(openingSide({ actor: stranger, seller, demandOwner: undefined })).toBe('buyer');
  });

  it('is refused to strangers, to agencies without a mandate, and on both sides at once', () => {
    expect(() => by(stranger)).toThrow(expect.objectContaining({ reason: 'deal.not_your_side' }));
    const agency = { id: newId(), kind: 'agency' };
    expect(() => by(agency)).toThrow(expect.objectContaining({ reason: 'deal.not_your_side' }));
    const direct = () => openingSide({ actor: agency, seller, demandOwner: undefined });
    expect(direct).toThrow(expect.objectContaining({ reason: 'deal.needs_mandate' }));
    expect(() => openingSide({ actor: seller, seller, demandOwner: undefined })).toThrow(
      expect.objectContaining({ reason: 'deal.same_organisation' }),
    );
  });

  it('does not tell a stranger that an anonymous need is the seller’s own', () => {
    const ask = () => openingSide({ actor: stranger, seller, demandOwner: seller });
    expect(ask).toThrow(expect.objectContaining({ reason: 'deal.not_your_side' }));
  });
});
