export const home = {
  title: 'Home',
  hello: (name: string) => `Good to see you, ${name}`,
  waiting: 'Waiting for you',
  nothingWaits: 'Nothing is waiting for you.',
  allNotifications: 'All notifications',
  listings: 'Your listings',
  noListings: 'Nothing is listed yet. List an invention and see who needs it.',
  newListing: 'List a technology',
  demands: 'Your demands',
  noDemands: 'No need is posted yet. Post one and get ranked, explained proposals.',
  newDemand: 'Post a need',
  inAll: (count: string) => `${count} in all`,
  verify:
    'Your organisation is not verified yet: what you publish is looked at first, and contracts cannot be signed.',
  toVerification: 'What is missing',
} as const;
