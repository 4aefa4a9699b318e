export const kinds = {
  organisation: {
    university: 'University',
    institute: 'Research institute',
    company: 'Company',
    agency: 'Transfer agency',
    operator: 'Operator',
    financier: 'Financier',
    government: 'Public authority',
  },
  role: { owner: 'owner', admin: 'admin', editor: 'editor', viewer: 'viewer' },
} as const;
