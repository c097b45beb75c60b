import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      // `server-only` throws outside Next; here it is only a marker that the layer test reads.
      'server-only': here('./tests/helpers/empty.ts'),
      '@': here('.'),
    },
  },
  test: {
    // `npm run test:torture` runs the proofs at their full size, and nothing else.
    include: [
      process.env.TORTURE_FIGURES ? 'tests/torture/full/*.torture.ts' : 'tests/**/*.test.{ts,tsx}',
    ],
    exclude: ['tests/e2e/**'],
    setupFiles: ['tests/helpers/setup.ts'],
    globalSetup: ['tests/helpers/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A foreign time zone, so that a test cannot pass by standing in the author's.
    env: { TZ: 'Asia/Kathmandu' },
  },
})
