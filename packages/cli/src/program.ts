import { ApiError } from '@techbourse/client';
import { Command, CommanderError } from 'commander';
import { addDeskCommands } from './desk.ts';
import { addExportCommand } from './export.ts';
import { addImportCommand } from './import/command.ts';
import { addLedgerCommand } from './ledger/index.ts';
import { addMatchingCommands } from './matching/index.ts';
import { addOperateCommands } from './operate.ts';
import { addSetupCommand } from './setup.ts';
import { addUserCommands } from './user.ts';

/**
 * Runs one command. Errors go to stderr and set the exit code of the process.
 * @param args what stands behind the name of the program.
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  const program = new Command('techbourse')
    .description('Command line of the technology exchange')
    .showHelpAfterError('(--help shows what is possible)')
    .addHelpText('after', "\nOn the exchange's own machine also: backup DIR, check-backup DIR, restore DIR.")
    .exitOverride();
  addImportCommand(program);
  addExportCommand(program);
  addLedgerCommand(program);
  addOperateCommands(program);
  addDeskCommands(program);
  addUserCommands(program);
  addSetupCommand(program);
  addMatchingCommands(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode; // it has said why
      return;
    }
    process.stderr.write(`techbourse: ${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { reason, requestId, issues = [] } = error.problem;
  const lines = issues
    .slice(0, 10)
    .map((issue) => `\n  ${issue.pointer || '(body)'}: ${issue.message} [${issue.rule}]`);
  const hint = error.status === 401 ? '\n  set TECHBOURSE_KEY to the API key of your organisation' : '';
  return `${error.message} (${error.status} ${reason}, request ${requestId || '?'})${lines.join('')}${hint}`;
}
