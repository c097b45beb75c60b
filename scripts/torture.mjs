// `npm run test:torture [-- T1 T4 …] [--seed 7] [--json figures.json]`: the proofs of tests/torture
// at their full size, all or those named. Ends with a table of what each has counted, and with
// exit code 1 when one has missed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkNode, generate, install, root, step } from './prepare.mjs'

/** @param {string} sentence @returns {never} */
const stop = (sentence) => {
  console.error(sentence)
  process.exit(2)
}

const readArguments = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { seed: { type: 'string' }, json: { type: 'string' } },
    })
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error))
  }
}

const { values, positionals } = readArguments()
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isSafeInteger(seed)) stop(`--seed must be a whole number, not "${values.seed}"`)

checkNode()
await step('installing the packages', install)
await step('generating the database client', generate)
console.log(`Seed ${seed}`)

const scratch = mkdtempSync(join(tmpdir(), 'dailies-torture-'))
const file = join(scratch, 'figures.jsonl')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--reporter=verbose'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'test',
    TORTURE_SEED: String(seed),
    TORTURE_FIGURES: file,
    ...(positionals.length > 0
      ? { TORTURE_PROOFS: positionals.map((name) => name.toUpperCase()).join(',') }
      : {}),
  },
})
const lines = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []
rmSync(scratch, { recursive: true, force: true })

for (const { id, title, kind, seconds, figures, missed } of lines) {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  console.log(`\n${id} ${title}\n  ${kind}, ${seconds.toFixed(1)} s, seed ${seed}`)
  console.log(`  ${words.join(' · ') || 'no figures'}`)
  if (missed) console.log(`  MISSED: ${missed}`)
}
if (values.json)
  writeFileSync(resolve(values.json), `${JSON.stringify({ seed, lines }, null, 2)}\n`)
const missed = lines.filter((line) => line.missed).length
console.log(`\n${lines.length - missed} held, ${missed} missed`)
process.exit(status === 0 && missed === 0 && lines.length > 0 ? 0 : 1)
