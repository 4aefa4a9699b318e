export const savedSearch = {
  title: 'Save a search',
  lead: 'What comes later and fits is told to you here and by mail.',
  name: 'Name of the search',
  every: 'How often to look',
  often: { hour: 'every hour', day: 'every day', week: 'every week' },
  save: 'Save the search',
  saved: 'The search is saved. You will be told when something new fits.',
} as const;
