import { type Command, Option } from 'commander';
import { type ConnectOptions, connect } from '../settings.ts';

type ExplainOptions = ConnectOptions & { language: 'zh' | 'en' | 'ru' };

/** `explain <pair>`: why a pair has its score, to be read aloud. */
export function addExplainCommand(matching: Command): void {
  matching
    .command('explain')
    .description('why a pair has its score, read aloud')
    .argument('<pair>', 'its id, <listing>_<demand>')
    .addOption(new Option('--language <code>', 'to read it in').choices(['zh', 'en', 'ru']).default('en'))
    .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
    .addHelpText(
      'after',
      '\nAs your organisation sees it with its API key in TECHBOURSE_KEY; else as the operator does, whose key is read\nfrom OPERATOR_KEY or where `.data` is.',
    )
    .action(async (pair: string, { language, ...options }: ExplainOptions) => {
      const client = connect({ ...options, operator: !process.env.TECHBOURSE_KEY });
      const { explanation } = await client.get('/api/pairs/{id}', { path: { id: pair }, query: { language } });
      process.stdout.write(`${explanation}\n`);
    });
}
