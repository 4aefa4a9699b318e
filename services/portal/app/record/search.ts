/** The state that a list is narrowed to, as its address says. */
export function stateIn<State extends string>(states: readonly State[]) {
  return ({ state }: Record<string, unknown>): { state?: State } => {
    const known = states.find((one) => one === state);
    return known ? { state: known } : {};
  };
}

/** The step of a form. */
export const stepIn = ({ step }: Record<string, unknown>): { step: string } => ({ step: String(step ?? '') });

/** The one record that a page is about. */
export const recordIn = ({ listing, demand }: Record<string, unknown>): { listing?: string; demand?: string } => ({
  ...(typeof listing === 'string' && { listing }),
  ...(typeof demand === 'string' && typeof listing !== 'string' && { demand }),
});
