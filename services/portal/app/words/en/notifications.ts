export const notifications = {
  title: 'Notifications',
  readAll: 'Mark all as read',
  markRead: 'Mark as read',
  none: 'You have not been told anything yet. You will hear of new pairs, enquiries, deadlines and decisions here.',
  until: (day: string) => `until ${day}`,
  isNew: 'New',
  newest: 'Newest',
  open: 'Open',
} as const;
