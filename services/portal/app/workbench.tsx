import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { WorkbenchRouter } from './router.tsx';
import { cssVariables, themeWith } from './theme.ts';
import { keepLanguage, type Language } from './words/language.ts';
import { loadWords, SpeechProvider, type Spoken } from './words/words.tsx';

type WorkbenchProps = { nonce: string; queryClient: QueryClient; router: WorkbenchRouter; first: Spoken };

/** Everything: the language, the look, what was read, and the pages. */
export function Workbench({ nonce, queryClient, router, first }: WorkbenchProps) {
  const [spoken, setSpoken] = useState(first);
  const speak = useCallback(async (language: Language) => {
    const next = await loadWords(language);
    keepLanguage(language);
    setSpoken(next);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const theme = useMemo(() => themeWith(spoken.words.common.close), [spoken]);
  return (
    <SpeechProvider spoken={spoken} speak={speak}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} context={{ language: spoken.language }} />
        </QueryClientProvider>
      </MantineProvider>
    </SpeechProvider>
  );
}
