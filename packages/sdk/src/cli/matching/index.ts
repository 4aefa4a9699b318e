import type { Command } from 'commander';
import { addRematchCommand } from './rematch.ts';

/** `matching ...`: what an operator does with the matching engine. */
export function addMatchingCommands(program: Command): void {
  const matching = program.command('matching').description('the matching engine');
  addRematchCommand(matching);
}
