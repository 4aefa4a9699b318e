const DAY_MS = 86_400_000;

/**
 * When to remind of a date next, not before `from`: some days before it, or half way when it is nearer than that. Null: no
 * more. `from` is when the date was set, not when that was heard of, so that news that came late loses no reminder.
 */
export function nextReminder(at: Date, daysBefore: readonly number[], from: Date): Date | null {
  const ahead = daysBefore.map((days) => at.getTime() - days * DAY_MS).filter((moment) => moment >= from.getTime());
  if (ahead.length > 0) return new Date(Math.min(...ahead));
  return null;
}

/** The first reminder of a date that is set now. */
export function firstReminder(at: Date, daysBefore: readonly number[], setAt: Date): Date | null {
  if (at <= setAt) return null;
  return nextReminder(at, daysBefore, setAt) ?? new Date((at.getTime() + setAt.getTime()) / 2);
}
