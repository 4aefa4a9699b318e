import { describeFailure } from '../infra/local/problem.mjs';
import { runProgram } from '../infra/local/start/program.mjs';
import { prepareToolchain } from '../infra/local/toolchain.mjs';

/** `npm run -s techbourse -- ...`: the command line of packages/sdk under the Node it needs. */
try {
  const { node, env } = await prepareToolchain({ log: console.error });
  // npm changes into the root; paths on the command line are meant from where the caller stands
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const args = process.argv.slice(2);
  process.exit(await runProgram({ node, env, script: 'packages/sdk/src/cli/main.ts', args, cwd }));
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
