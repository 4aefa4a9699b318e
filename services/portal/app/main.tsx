import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { problemOf } from './client/problem.ts';
import { createQueryClient } from './client/query-client.ts';
import { reads } from './client/reads.ts';
import { createWorkbenchRouter } from './router.tsx';
import './style.ts';
import { languageOfDevice } from './words/language.ts';
import { loadWords } from './words/words.tsx';
import { Workbench } from './workbench.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// Both ways in which styles are made while the page lives must carry it: Mantine's own, and its lock of scrolling.
setNonce(nonce);

const queryClient = createQueryClient(
  () => router.options.context.signedOut(),
  () => router.options.context.mandateOver(),
);
const router = createWorkbenchRouter(queryClient);

const [me, ofDevice] = await Promise.all([
  queryClient.fetchQuery(reads.me()).catch(() => undefined), // told by the page that needs it
  loadWords(languageOfDevice()),
]);
const wished = me?.person?.language ?? ofDevice.language;
const first = wished === ofDevice.language ? ofDevice : await loadWords(wished);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
// What a page could not read is shown on the page itself; only our own mistakes are for the console.
const onCaughtError = (error: unknown) => problemOf(error) ?? console.error(error);
createRoot(root, { onCaughtError }).render(
  <Workbench nonce={nonce} queryClient={queryClient} router={router} first={first} />,
);
