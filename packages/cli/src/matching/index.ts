import type { Command } from 'commander';
import { addDuplicatesCommand } from './duplicates.ts';
import { addExplainCommand } from './explain.ts';
import { addExposureCommand } from './exposure.ts';
import { addReembedCommand } from './reembed.ts';
import { addRematchCommand } from './rematch.ts';
import { addWeightsCommands } from './weights.ts';

/** `matching ...`: asking the matching engine why, and what an operator does with it. */
export function addMatchingCommands(program: Command): void {
  const matching = program.command('matching').description('the matching engine');
  addExplainCommand(matching);
  addExposureCommand(matching);
  addDuplicatesCommand(matching);
  addRematchCommand(matching);
  addWeightsCommands(matching);
  addReembedCommand(matching);
}
