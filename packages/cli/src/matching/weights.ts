import type { Command } from 'commander';
import { confirmed } from '../confirm.ts';
import { operator, print, withUrl } from '../operator.ts';
import type { ConnectOptions } from '../settings.ts';
import { fitText, overviewText } from './weights-text.ts';

const PATH = '/api/operations/matching/weights';

type Switch = ConnectOptions & { yes?: boolean; reason?: string };

/** `fit`, `weights`, `activate`, `rollback`: learning from decisions, and which version of the weights rules. */
export function addWeightsCommands(matching: Command): void {
  withUrl(
    matching
      .command('fit')
      .description('fit the weights to what was decided, and show how they do before and after')
      .option('--dry-run', 'write no version')
      .option('--force', 'write the version also when it is not better')
      .option('--json', 'print everything as JSON'),
  ).action(async (options: ConnectOptions & { dryRun?: boolean; force?: boolean; json?: boolean }) => {
    const { dryRun = false, force = false } = options;
    const answer = await operator(options).post(`${PATH}/fit`, { body: { dryRun, force } });
    if (options.json) print(answer);
    else process.stdout.write(fitText(answer, { dryRun }));
  });

  withUrl(
    matching
      .command('weights')
      .description('versions of the weights, and which ruled when')
      .option('--json', 'print everything as JSON'),
  ).action(async (options: ConnectOptions & { json?: boolean }) => {
    const overview = await operator(options).get(PATH);
    if (options.json) print(overview);
    else process.stdout.write(overviewText(overview));
  });

  switching(
    matching
      .command('activate')
      .description('let a version of the weights rule, and pair everything anew')
      .argument('<version>', 'as `matching weights` lists it'),
  ).action(async (version: string, options: Switch) => {
    if (!(await confirmed(`Let "${version}" rule and pair everything anew?`, options.yes))) return;
    print(await operator(options).post(`${PATH}/activate`, { body: { version, ...reasonOf(options) } }));
  });

  switching(matching.command('rollback').description('take the last activation back, and pair everything anew')).action(
    async (options: Switch) => {
      if (!(await confirmed('Take the last activation back and pair everything anew?', options.yes))) return;
      print(await operator(options).post(`${PATH}/rollback`, { body: reasonOf(options) }));
    },
  );
}

function switching(command: Command): Command {
  return withUrl(command.option('--yes', 'do not ask').option('--reason <text>', 'why, for the record'));
}

function reasonOf({ reason }: Switch): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
