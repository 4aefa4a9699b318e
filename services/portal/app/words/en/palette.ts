export const palette = {
  title: 'Go to',
  label: 'A page, one of your records, or words to search the market for',
  nothing: 'Nothing of that name.',
  searchListings: (words: string) => `Search technologies on offer for “${words}”`,
  searchDemands: (words: string) => `Search technologies wanted for “${words}”`,
} as const;
