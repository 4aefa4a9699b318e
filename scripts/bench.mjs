import { describeFailure } from '../infra/local/problem.mjs';
import { runProgram } from '../infra/local/start/program.mjs';
import { prepareToolchain } from '../infra/local/toolchain.mjs';

/** `npm run bench -- quality|flow ...`: the measurements of scripts/bench under the Node they need. */
try {
  const { node, env } = await prepareToolchain({ log: console.error });
  // npm changes into the root; paths on the command line are meant from where the caller stands
  const cwd = process.env.INIT_CWD ?? process.cwd();
  process.exit(await runProgram({ node, env, script: 'scripts/bench/main.ts', args: process.argv.slice(2), cwd }));
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
