/** A state machine as data: `table[action][from]` is the next state; a missing entry is not allowed. */
export type Transitions<Action extends string, State extends string> = Readonly<
  Record<Action, Readonly<Partial<Record<State, State>>>>
>;

/** Where `action` leads from `state`, or undefined when it is not allowed there. */
export function nextState<Action extends string, State extends string>(
  table: Transitions<Action, State>,
  state: State,
  action: Action,
): State | undefined {
  return table[action][state];
}

/** The actions allowed in `state`, in the order of the table. */
export function actionsFrom<Action extends string, State extends string>(
  table: Transitions<Action, State>,
  state: State,
): Action[] {
  // Object.keys forgets the key type; the table's own type restores it.
  return (Object.keys(table) as Action[]).filter((action) => table[action][state] !== undefined);
}
