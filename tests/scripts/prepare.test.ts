import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const program = (run: string) => [
  '--input-type=module',
  '-e',
  `import { step } from './scripts/prepare.mjs'; await step('building', ${run}); process.exit()`,
]

it('says what it does while it does it, and then how long it took', async () => {
  const untilTold =
    '(begin) => { begin(); return new Promise((d) => process.stdin.once("data", d)) }'
  const child = spawn(process.execPath, program(untilTold))
  let told = ''
  child.stdout.on('data', (chunk) => {
    told += chunk
  })
  await once(child.stdout, 'data')
  expect(told.trim()).toBe('building')
  child.stdin.write('go on')
  await once(child, 'close')
  expect(told).toMatch(/^ {2}building +\d+\.\d s\n$/)
})

it('says nothing of a step with nothing to do', () => {
  const { stdout } = spawnSync(process.execPath, program('() => false'), { encoding: 'utf8' })
  expect(stdout).toBe('')
})
