// `next build`, when anything that it reads has changed. No environment variable is among that.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generate, hashTree, read, root } from './prepare.mjs'

const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'next.config.ts',
  'proxy.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]
const STAMP = '.next/dailies-built'

/** False when the last build still stands. */
export const build = (begin) => {
  const wanted = hashTree(SOURCES, (path) => path.includes('lib/db/generated'))
  if (String(read(STAMP)) === wanted) return false
  begin?.()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/next/dist/bin/next'), 'build'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  if (status !== 0) {
    process.stderr.write(`\n${stdout}${stderr}`)
    console.error('\nThe build failed.')
    process.exit(1)
  }
  writeFileSync(join(root, STAMP), wanted)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await generate()
  build()
}
