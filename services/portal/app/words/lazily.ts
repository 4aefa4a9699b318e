/** Made when it is first asked for, and once: what knows the forms of a language costs a slow device some milliseconds. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
