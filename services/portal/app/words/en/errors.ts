export const errors = {
  title: 'There is a problem',
  away: 'The exchange cannot be reached. Check the connection and try again; nothing you typed is lost.',
  missingTitle: 'There is no such page',
  missing: 'It may have been removed, or it is not for you to see.',
  toHome: 'To your home page',
  failedTitle: 'This page could not be shown',
  requestId: (id: string) => `If you ask for help, name this number: ${id}`,
  conflict: 'It was changed elsewhere since you opened it. Your text is kept here; load the newer state to compare.',
  needed: 'This is needed',
} as const;
