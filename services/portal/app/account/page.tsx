import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Preferences } from './preferences.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** How one signs in, where one is signed in, and what one is told. */
export function AccountPage() {
  const { words } = useSpeech();
  return (
    <Page title={words.account.title} lead={words.account.lead} width="narrow">
      <SecondFactor />
      <Passkeys />
      <Password />
      <Sessions />
      <Preferences />
    </Page>
  );
}
