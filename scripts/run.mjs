import { spawn } from 'node:child_process'
import { isAbsolute, resolve } from 'node:path'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { loadEnvFile } from './prepare.mjs'

// `node scripts/run.mjs file.ts …` runs a TypeScript program of this project: through tsx, with
// the condition under which `server-only` is empty, and with the database clients up to date.
// Input, output, arguments and the exit code are the program's own; nothing else is printed.

const root = fileURLToPath(new URL('..', import.meta.url))
const [file, ...rest] = process.argv.slice(2)

/** @param {string} sentence @returns {never} */
const stop = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const findTsx = () => {
  try {
    return import.meta.resolve('tsx')
  } catch {
    return stop('The packages are not installed. Run `npm ci`, or `npm start`, first.')
  }
}

if (!file) stop('Usage: node scripts/run.mjs <file.ts> [arguments]')
const tsx = findTsx()
loadEnvFile()
try {
  const { generateClients } = await import('./generate.mjs')
  await generateClients()
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}

const child = spawn(
  process.execPath,
  [
    '--conditions=react-server',
    '--import',
    tsx,
    isAbsolute(file) ? file : resolve(root, file),
    ...rest,
  ],
  { stdio: 'inherit', env: { ...process.env, TSX_TSCONFIG_PATH: resolve(root, 'tsconfig.json') } },
)

// A terminal sends Ctrl-C to both processes; what comes from elsewhere is passed on.
const passOn = isatty(0) ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT']
for (const signal of passOn) process.on(signal, () => child.kill(signal))
if (isatty(0)) process.on('SIGINT', () => {})

child.on('error', (error) => stop(`${file} could not be started: ${error.message}`))
child.on('exit', (code, signal) => {
  if (!signal) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
})
