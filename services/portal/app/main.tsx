import './client/early.ts';
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

const FIRST_LOOK_MS = 300;
const queryClient = createQueryClient(
  () => router.options.context.signedOut(),
  () => router.options.context.mandateOver(),
);
const router = createWorkbenchRouter(queryClient);

// What a page could not read is shown on the page itself; only our own mistakes are for the console.
const onCaughtError = (error: unknown) => problemOf(error) ?? console.error(error);
const rootElement = document.getElementById('root');
if (!rootElement) throw new Error('the page has no root');
const root = createRoot(rootElement, { onCaughtError });

// No await at the top: files of pages stand on this one, and would wait for its end.
async function start(): Promise<void> {
  // The code of the page that is asked for comes beside what is read for it, and the words beside both.
  for (const route of router.getMatchedRoutes(router.latestLocation.pathname)[0]) router.loadRouteChunk(route);
  const ofDevice = languageOfDevice();
  const words = loadWords(ofDevice);
  const me = await queryClient.fetchQuery(reads.me()).catch(() => undefined); // told by the page that needs it
  const language = me?.person?.language ?? ofDevice;
  router.update({ context: { ...router.options.context, language } });
  // What is ready in a moment is shown whole; what is not, with a word that it waits.
  const moment = new Promise((resolve) => setTimeout(resolve, FIRST_LOOK_MS));
  const [first] = await Promise.all([
    language === ofDevice ? words : loadWords(language),
    Promise.race([router.load(), moment]),
  ]);
  root.render(<Workbench nonce={nonce} queryClient={queryClient} router={router} first={first} />);
}
start();
