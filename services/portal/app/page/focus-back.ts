import { useLayoutEffect } from 'react';

/**
 * Gives the focus back, when what uses it goes, to the element that had it when it came. Mantine does it only for what is
 * closed before it goes.
 */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // Once it is gone: until then its own element has the focus. Whoever has moved the focus meanwhile keeps it.
      setTimeout(() => {
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        const back = before instanceof HTMLElement && before.isConnected ? before : document.getElementById('main');
        back?.focus({ preventScroll: true });
      });
    };
  }, []);
}
