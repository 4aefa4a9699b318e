export const enquiry = {
  askTitle: 'Ask about this technology',
  proposeTitle: 'Propose a solution',
  lead: 'The other side is told at once. With your message an enquiry begins, in which both of you see each step.',
  listing: 'What you propose',
  nothingToPropose: 'Your organisation has nothing published to propose. List the technology first.',
  message: 'Your message',
  messageHelp: 'What you would use it for, in which amounts, and what you would like to know.',
  send: 'Send',
  sent: 'It was sent. You will hear here and by mail when there is an answer.',
} as const;
