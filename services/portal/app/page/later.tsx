import { type ComponentType, useEffect, useState } from 'react';

export type Later = { readAhead: () => void };

/**
 * A component whose code comes once the page stands and the browser rests, or when it is first wanted: what opens on top
 * of a page, or is no part of its first look. Nothing stands in its place until then, or `Before`.
 */
export function later<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
  Before: ComponentType = Nothing,
): ComponentType<Props> & Later {
  let known: ComponentType<Props> | undefined;
  let reading: Promise<ComponentType<Props>> | undefined;
  const ready = () => {
    reading ??= read().then((found) => {
      known = found;
      return found;
    });
    return reading;
  };
  // Not by Suspense: it holds back what comes for a third of a second after something else was shown in its place.
  function Late(props: Props) {
    const [Found, setFound] = useState(() => known);
    useEffect(() => {
      let isHere = true;
      ready().then(
        (found) => isHere && setFound(() => found),
        // a line that dropped: the next who wants it asks again
        () => {
          reading = undefined;
        },
      );
      return () => {
        isHere = false;
      };
    }, []);
    return Found ? <Found {...props} /> : <Before />;
  }
  return Object.assign(Late, { readAhead: () => void ready().catch(() => undefined) });
}

const REST_MS = 1000;

/** Reads the code of components once the browser rests, so that they stand at once when they are wanted. */
export function useReadAhead(components: readonly Later[]): void {
  useEffect(() => {
    const read = () => {
      for (const { readAhead } of components) readAhead();
    };
    // Safari knows no idle moments.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(read, REST_MS);
      return () => clearTimeout(timer);
    }
    const waiting = requestIdleCallback(read);
    return () => cancelIdleCallback(waiting);
  }, [components]);
}

function Nothing() {
  return null;
}
