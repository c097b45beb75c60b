import { defineConfig } from 'prisma/config'

// `prisma generate` looks for a schema engine that it never runs, and downloads it when missing;
// any existing file satisfies it. For the same reason never run `prisma migrate` or `db push`:
// with this in place they do nothing and report success. Migrations go through prisma/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
