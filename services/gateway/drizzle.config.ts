import { defineConfig } from 'drizzle-kit';

// From this folder: npx drizzle-kit generate --name what_changes
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/db/schema.ts', './src/db/*-tables.ts'],
  out: './src/db/migrations',
  schemaFilter: ['identity'],
});
