import { parseArgs } from 'node:util'
import { live } from './live'
import { FLAWS } from './world'

/** `node scripts/run.mjs tests/torture/lives/tell.ts --seed 7 --only 12 [--flaw no_guards]` */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261121' },
    only: { type: 'string', default: '0' },
    flaw: { type: 'string' },
  },
})

const told = await live({
  seed: Number(values.seed),
  number: Number(values.only),
  flaw: FLAWS.find((flaw) => flaw === values.flaw) ?? null,
})
console.log(told.story.join('\n'))
for (const { rule, taskId, detail } of told.violations) {
  console.log(`BROKEN ${rule} ${taskId} ${detail}`)
}
process.exitCode = told.violations.length > 0 ? 1 : 0
