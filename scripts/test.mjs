// `npm test`: everything, in this order: unit and flow tests (on SQLite and on PostgreSQL), then
// the browser tests when Chromium is on the machine. `--ci` adds the linter and the type check,
// and takes a skipped browser test for a failure; a browser test that fails there is run once more
// and, when it passes then, is named as one that passed at the second attempt. The last line is the
// sum.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { checkNode, generate, install, root, step } from './prepare.mjs'

const ci = process.argv.includes('--ci')
const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const scratch = mkdtempSync(join(tmpdir(), 'dailies-test-'))
const sum = { passed: 0, failed: 0 }

const bin = (path, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  }).status

/** Counts a step that either passes or does not. */
const one = (name, status) => {
  sum[status === 0 ? 'passed' : 'failed'] += 1
  if (status !== 0) console.error(`\n${name} failed.`)
}

/** Adds what a runner wrote; a runner that failed without a failed test counts as one. */
const add = (name, report, status, count) => {
  const { passed, failed } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 }
  sum.passed += passed
  sum.failed += status !== 0 && failed === 0 ? 1 : failed
  if (status !== 0) console.error(`\n${name} failed.`)
}

const unit = () => {
  const report = join(scratch, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = bin('vitest/vitest.mjs', ['run', ...reporters], { NODE_ENV: 'test' })
  add('Unit and flow tests', report, status, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
  }))
}

const browser = () => {
  if (!chromium) {
    console.warn('\n*** BROWSER TESTS SKIPPED: there is no Chromium on this machine. ***\n')
    if (ci) sum.failed += 1
    return
  }
  build()
  const report = join(scratch, 'playwright.json')
  const again = ci ? ['--retries=1'] : []
  const status = bin('@playwright/test/cli.js', ['test', ...again], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  add('Browser tests', report, status, ({ stats }) => {
    if (stats.flaky > 0) {
      console.warn(
        `\n*** ${stats.flaky} BROWSER TESTS PASSED ONLY AT THE SECOND ATTEMPT: see above. ***\n`,
      )
    }
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + (ci ? stats.skipped : 0),
    }
  })
}

checkNode()
await step('installing the packages', install)
await step('generating the database client', generate)
if (ci) {
  one('The linter', bin('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']))
  one('The type check', bin('typescript/bin/tsc', ['--noEmit']))
  one('The check of the messages', bin('../scripts/check-messages.mjs', []))
}
unit()
browser()
rmSync(scratch, { recursive: true, force: true })
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1)
