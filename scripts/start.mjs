// `npm start` and `npm run dev`: from an empty clone to a running studio, with nothing but Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { checkNode, checkPort, generate, install, loadEnvFile, root, step } from './prepare.mjs'

const dev = process.argv.includes('--dev')
const startedAt = Date.now()

checkNode()
loadEnvFile()
await checkPort()
console.log('Dailies')
await step('installing the packages', install)
await step('generating the database client', generate)
if (!dev) await step('building', build)

const child = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', join(root, 'scripts/serve.ts')],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DAILIES_STARTED_AT: String(startedAt),
    },
  },
)
// A terminal sends Ctrl+C to both; a service manager only to us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)))
