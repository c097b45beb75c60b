import { defineConfig } from '@playwright/test'

/** Every test starts studios of its own (tests/e2e/studio.ts), so files may run in any order. */
export default defineConfig({
  testDir: 'tests/e2e',
  // Patience costs nothing where all goes well, and a machine may stand still for a while.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // Most of a test is waiting: for a task, for four seconds of undo, for an answer.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // Without a language of its own a machine hands over no file whose name is Korean.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
    // A trace films the page, which doubles the work of it; `--trace on` is there for the curious.
    screenshot: 'only-on-failure',
  },
})
