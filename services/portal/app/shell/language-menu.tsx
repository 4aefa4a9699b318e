import { Button, Menu } from '@mantine/core';
import { LANGUAGES, type Language, OWN_NAMES } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';

/** Each language under its own name. */
export function LanguageMenu({ onChoose }: { onChoose: (language: Language) => void }) {
  const { language, words } = useSpeech();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          aria-label={`${words.shell.language}: ${OWN_NAMES[language]}`}
        >
          {OWN_NAMES[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((one) => (
          <Menu.Item key={one} lang={one} onClick={() => onChoose(one)} aria-current={one === language || undefined}>
            {OWN_NAMES[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
