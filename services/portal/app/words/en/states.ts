export const states = {
  draft: 'draft',
  in_review: 'in review',
  published: 'published',
  open: 'open',
  reserved: 'reserved',
  transferred: 'transferred',
  withdrawn: 'withdrawn',
  expired: 'expired',
  closed: 'closed',
} as const;
