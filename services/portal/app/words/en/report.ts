export const report = {
  title: 'Report a record',
  lead: 'The operator of the exchange alone reads this, and from whom it is.',
  reason: 'What is wrong',
  reasons: {
    false_claim: 'It claims what is not so',
    not_theirs: 'It is not theirs to offer',
    unlawful: 'It is unlawful',
    names_somebody: 'It names somebody who did not agree',
    spam: 'It is advertising',
    other: 'Something else',
  },
  message: 'What you know',
  email: 'Where an answer may go',
  send: 'Send the report',
  sent: 'The operator has your report. Thank you.',
} as const;
