/** What a person has until it says otherwise: one mail a day, in the morning. */
export const STANDARD = {
  language: 'en',
  frequency: 'daily',
  hour: 8,
  weekday: 1,
} as const;
