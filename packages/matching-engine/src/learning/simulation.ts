import { type PartName, partNames, reviewedWeights, type Weights } from '../score/weights.ts';
import { probabilityOf } from './fit.ts';
import { meanChange } from './influence.ts';
import { seededRandom } from './reliability.ts';
import { fitReport, TooFewDecisions } from './report.ts';
import type { LatestDecision, PartValues } from './sample.ts';

/**
 * A simulated year for tests and the bench. Organisations whose true weights differ from the first ones decide on the
 * pairs they are shown; each month ends with a fit, which becomes active when it is better. Seeded throughout.
 */
export type YearOptions = {
  readonly seed?: number;
  readonly organisations?: number;
  readonly needsPerMonth?: number;
  /** One organisation with this share of all decisions that decides against its interest, or at random. */
  readonly spoiler?: { readonly kind: 'hostile' | 'careless'; readonly share: number };
  /** Treats every decision as one organisation's, which switches the cap off. */
  readonly uncapped?: boolean;
};

export type Month = {
  readonly month: number;
  readonly decisions: number;
  /** Share of the spoiler's decisions. */
  readonly spoilt: number;
  readonly rules: 'believed' | 'fitted';
  readonly weights: Weights;
  /** On held-out needs, against the true chances: log loss of the shown pairs, nDCG@10 of the order. */
  readonly logLoss: number;
  readonly ndcg: number;
};

type Candidate = { readonly values: PartValues };
type Random = () => number;

const CANDIDATES = 30;
const SHOWN = 10;
const DECIDES = 0.5;
const MONTH_MS = 30 * 86_400_000;

/** The first weights of the simulation, independent of the reviewed set. */
const believed = weightsOf('believed', -7.3, {
  lexical: 8.4,
  semantic: 8,
  classification: 1.6,
  readiness: 1.6,
  terms: 1.6,
});

/** The mean true weights: meaning rather than words, and fitting terms. */
const trueWeights = weightsOf('true', -6.5, {
  lexical: 3,
  semantic: 9.6,
  classification: 3.5,
  readiness: 4,
  terms: 5,
});

function weightsOf(id: string, bias: number, weights: Partial<Record<PartName, number>>): Weights {
  const neutral: Partial<Record<PartName, number>> = { classification: 0.3, readiness: 0.75, terms: 0.75 };
  const parts = Object.fromEntries(
    partNames.map((name) => [name, { weight: weights[name] ?? 1, neutral: neutral[name] ?? 0 }]),
  ) as Weights['parts'];
  return { ...reviewedWeights, id, bias, parts };
}

export function simulateYear(options: YearOptions = {}): Month[] {
  const { seed = 1, organisations = 40, needsPerMonth = 60, spoiler } = options;
  const held = heldOut(seed);
  const people = Array.from({ length: organisations }, (_, i) => personOf(i, seededRandom(seed * 104_729 + i)));
  const decided: LatestDecision[] = [];
  const months: Month[] = [];
  let weights = believed;
  let fittedAt: Date | undefined;
  let spoilt = 0;
  months.push({ month: 0, decisions: 0, spoilt: 0, rules: 'believed', weights, ...judge(held, weights) });
  for (let month = 1; month <= 12; month++) {
    const at = new Date(month * MONTH_MS);
    const ask = (kind: string, i: number) => seededRandom(seed * 15_485_863 + month * 100_003 + i * 31 + kind.length);
    for (let i = 0; i < needsPerMonth; i++) {
      const random = ask('need', i);
      // A few organisations have most of the needs.
      const person = people[Math.floor(random() ** 2 * people.length)] ?? people[0];
      if (person) decided.push(...decide(`${month}.${i}`, person.name, person.wants, weights, at, random));
    }
    for (let i = 0; spoiler && spoilt < spoiler.share * decided.length; i++) {
      const random = ask('spoiler', i);
      const more = decide(`${month}.s${i}`, 'spoiler', spoilers[spoiler.kind], weights, at, random);
      decided.push(...more);
      spoilt += more.length;
    }
    const known = options.uncapped ? decided.map((one, i) => ({ ...one, organisationId: `${i}` })) : decided;
    const fitted = fitOrKeep(weights, fittedAt, known, new Date(at.getTime() + MONTH_MS / 2));
    if (fitted) [weights, fittedAt] = [fitted, new Date(at.getTime() + MONTH_MS / 2)];
    months.push({
      month,
      decisions: decided.length,
      spoilt: spoilt / decided.length,
      weights,
      rules: weights === believed ? 'believed' : 'fitted',
      ...judge(held, weights),
    });
  }
  return months;
}

/** The difference of two sets of weights on held-out needs: mean change of the chances, shared part of the first ten. */
export function compareOn(seed: number, a: Weights, b: Weights): { moved: number; sameTen: number } {
  const held = heldOut(seed);
  const common = held.map((candidates) => {
    const ten = new Set(ranked(candidates, a).slice(0, 10));
    return (
      ranked(candidates, b)
        .slice(0, 10)
        .filter((one) => ten.has(one)).length / 10
    );
  });
  return { moved: meanChange(held.flat(), a, b), sameTen: common.reduce((sum, one) => sum + one, 0) / held.length };
}

/** The log loss of the true chances, which no fit can beat. */
export function irreducibleLoss(seed: number): number {
  return judge(heldOut(seed), trueWeights).logLoss;
}

function heldOut(seed: number): Candidate[][] {
  return Array.from({ length: 200 }, (_, i) => candidatesOf(seededRandom(seed * 7919 + i)));
}

function fitOrKeep(
  active: Weights,
  fittedAt: Date | undefined,
  decided: readonly LatestDecision[],
  now: Date,
): Weights | undefined {
  try {
    const { weights, record } = fitReport(
      believed,
      { weights: active, ...(fittedAt ? { fittedAt } : {}) },
      decided,
      now,
    );
    return record.better ? weights : undefined;
  } catch (error) {
    if (error instanceof TooFewDecisions) return undefined;
    throw error;
  }
}

/** The chance that an organisation takes a pair up. */
type Wants = (values: PartValues) => number;

/** An organisation with true weights around the mean. */
function personOf(i: number, random: Random): { name: string; wants: Wants } {
  const parts = Object.fromEntries(
    Object.entries(trueWeights.parts).map(([name, { weight, neutral }]) => [
      name,
      { neutral, weight: Math.max(0, weight * (1 + 0.25 * normal(random))) },
    ]),
  ) as Weights['parts'];
  const own = { ...trueWeights, bias: trueWeights.bias + 0.5 * normal(random), parts };
  return { name: `o${i}`, wants: (values) => probabilityOf(values, own) };
}

const spoilers: Record<'hostile' | 'careless', Wants> = {
  hostile: (values) => (probabilityOf(values, trueWeights) > 0.4 ? 0 : 1),
  careless: () => 0.5,
};

/** An organisation decides on some of the pairs that the weights rank first. */
function decide(
  need: string,
  organisationId: string,
  wants: Wants,
  weights: Weights,
  at: Date,
  random: Random,
): LatestDecision[] {
  const shown = ranked(candidatesOf(random), weights).slice(0, SHOWN);
  return shown.flatMap(({ values }, i) => {
    if (random() > DECIDES) return [];
    const takes = random() < wants(values);
    const reason = takes ? null : reasonOf(values, random);
    const to = takes ? ('contacted' as const) : ('declined' as const);
    return [{ pair: `${need}.${i}`, side: 'demand' as const, organisationId, to, reason, at, values }];
  });
}

/** Organisations often name a real misfit, otherwise any reason. */
function reasonOf({ readiness, terms }: PartValues, random: Random): LatestDecision['reason'] {
  if (terms !== null && terms < 0.6 && random() < 0.7) return 'price';
  if (readiness !== null && readiness < 0.6 && random() < 0.7) return 'too_early';
  return random() < 0.7 ? 'wrong_field' : 'other';
}

/** Offers around one need, some near and most far, with unknown parts. */
function candidatesOf(random: Random): Candidate[] {
  return Array.from({ length: CANDIDATES }, () => {
    const near = random() ** 2;
    const value = (mean: number, spread: number) => Math.min(1, Math.max(0, mean + spread * normal(random)));
    const known = (share: number, part: () => number) => (random() < share ? part() : null);
    const drawn: Partial<PartValues> = {
      lexical: value(0.1 + 0.4 * near, 0.12),
      semantic: value(0.3 + 0.35 * near, 0.08),
      classification: known(0.6, () => value(0.2 + 0.6 * near, 0.25)),
      readiness: known(0.6, () => 1 - 0.25 * Math.floor(4 * random())),
      terms: known(0.7, () => value(0.75, 0.25)),
    };
    return { values: Object.fromEntries(partNames.map((name) => [name, drawn[name] ?? null])) as PartValues };
  });
}

function ranked(candidates: readonly Candidate[], weights: Weights): Candidate[] {
  return candidates
    .map((one) => ({ one, chance: probabilityOf(one.values, weights) }))
    .sort((a, b) => b.chance - a.chance)
    .map(({ one }) => one);
}

/** Against the true chances and not against random outcomes, so that only the weights are measured. */
function judge(held: readonly Candidate[][], weights: Weights): { logLoss: number; ndcg: number } {
  let loss = 0;
  let pairs = 0;
  let ndcg = 0;
  const gain = (order: readonly Candidate[]) =>
    order.slice(0, 10).reduce((sum, { values }, i) => sum + probabilityOf(values, trueWeights) / Math.log2(i + 2), 0);
  for (const candidates of held) {
    for (const { values } of ranked(candidates, believed).slice(0, SHOWN)) {
      const [truth, given] = [probabilityOf(values, trueWeights), probabilityOf(values, weights)];
      loss -= truth * Math.log(given) + (1 - truth) * Math.log(1 - given);
      pairs++;
    }
    ndcg += gain(ranked(candidates, weights)) / gain(ranked(candidates, trueWeights));
  }
  return { logLoss: loss / pairs, ndcg: ndcg / held.length };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
