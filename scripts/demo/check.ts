/**
 * The main job from end to end on a running exchange that holds the demo catalogue: TECHBOURSE_URL and OPERATOR_KEY say
 * where. Prints one JSON line with counts and milliseconds of each step; exit code 1 names the step that failed.
 */
import { ApiError } from '@techbourse/client';
import { catalogue } from './catalogue/index.ts';
import { type CheckParties, runMainJob } from './check/main-job.ts';
import { checkRanking, waitForPairs } from './check/ranking.ts';
import { createSteps, StepFailure } from './check/steps.ts';
import { apiOf, type DemoExchange, findOrganisation, listOrganisations, readExchange, renewKey } from './exchange.ts';

const KEY_NAME = 'check';
const steps = createSteps();
const started = performance.now();

async function main(): Promise<void> {
  const exchange = readExchange(process.env);
  const parties = await steps.run('parties', () => findParties(exchange));
  await steps.run('catalogue paired', () => waitForPairs(exchange));
  const ranking = await steps.run('expected pairs', () => checkRanking(exchange));
  const job = await runMainJob(steps, parties);
  const { organisations, listings, demands } = catalogue;
  const counts = {
    organisations: organisations.length,
    listings: listings.length,
    demands: demands.length,
    ...ranking,
    ...job,
  };
  print({ check: 'ok', counts });
}

async function findParties(exchange: DemoExchange): Promise<CheckParties> {
  const known = await listOrganisations(exchange);
  const find = (key: string) => {
    const wanted = catalogue.organisations.find((organisation) => organisation.key === key);
    const found = wanted && findOrganisation(known, wanted);
    if (!wanted || !found) throw new Error(`organisation ${key} is not there: is the demo catalogue loaded?`);
    return { id: found.id, name: wanted.name.en ?? key };
  };
  const [seller, buyer, agency] = [find('songhe'), find('rheintal'), find('xingqiao')];
  return {
    seller: apiOf(exchange, await renewKey(exchange, seller.id, KEY_NAME, 1)),
    buyer: apiOf(exchange, await renewKey(exchange, buyer.id, KEY_NAME, 1)),
    agency: { ...agency, api: apiOf(exchange, await renewKey(exchange, agency.id, KEY_NAME, 1)) },
  };
}

function print(result: Record<string, unknown>): void {
  process.stdout.write(
    `${JSON.stringify({ ...result, ms: steps.ms, totalMs: Math.round(performance.now() - started) })}\n`,
  );
}

main().catch((error: unknown) => {
  const cause = error instanceof StepFailure ? error.cause : error;
  const problem = cause instanceof ApiError ? cause.problem : undefined;
  print({
    check: 'failed',
    step: error instanceof StepFailure ? error.step : 'start',
    reason: error instanceof Error ? error.message : String(error),
    ...(problem ? { problem } : {}),
  });
  process.exitCode = 1;
});
