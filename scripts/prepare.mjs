// What has to be there before anything else can run, with nothing but Node: the packages and the
// generated database clients. Plain JavaScript without a dependency, because it runs before them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const REQUIRED = [20, 19]

/** What .env says, where the environment does not say it already. */
export const loadEnvFile = () => {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
}

export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > REQUIRED[0] || (major === REQUIRED[0] && minor >= REQUIRED[1])) return
  console.error(
    `Dailies needs Node ${REQUIRED.join('.')} or newer; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

/**
 * Told before minutes of installing. Whatever else is wrong with it the server tells, and also when
 * somebody else has begun to listen there meanwhile.
 */
export const checkPort = async () => {
  const port = Number(process.env.PORT || 3000)
  const probe = createServer()
  const failure = await new Promise((resolve) => {
    probe.once('error', resolve)
    try {
      probe.listen(port, () => probe.close(() => resolve(null)))
    } catch (error) {
      resolve(error)
    }
  })
  if (failure?.code !== 'EADDRINUSE') return
  console.error(`PORT ${port} is in use: stop what listens there or set another PORT`)
  process.exit(1)
}

/**
 * Runs a step, and says what it does when it begins and how long it took when it is done: some take
 * minutes. One with nothing to do says nothing. `run` is given what says that it begins.
 */
export const step = async (name, run) => {
  const startedAt = performance.now()
  if ((await run(() => process.stdout.write(`  ${name.padEnd(34)} `))) === false) return
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${seconds.padStart(6)} s`)
}

export const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path)) : '')

/** Hash of every file below some paths: names and bytes, in a fixed order. */
export const hashTree = (paths, skip = () => false) => {
  const sum = createHash('sha256')
  const walk = (path) => {
    const full = join(root, path)
    if (!existsSync(full) || skip(path)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) walk(join(path, name))
      return
    }
    sum.update(path).update('\0').update(readFileSync(full)).update('\0')
  }
  for (const path of paths) walk(path)
  return sum.digest('hex')
}

const run = (command, args, env = {}) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status === 0) return
  process.stderr.write(`\n${stdout ?? ''}${stderr ?? ''}`)
  console.error(`\n${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`)
  process.exit(1)
}

// With an empty home a native module looks for Node's headers on the network; they lie beside Node.
const nodeHeaders = () => {
  const prefix = dirname(dirname(process.execPath))
  return existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}
}

const NODE_STAMP = 'node_modules/.dailies-node'
const nodeVersion = () => `${process.versions.modules} ${process.platform} ${process.arch}`

/** Whether what npm noted of its last installation is what the lock file asks for. */
const isInstalled = () => {
  const noted = read('node_modules/.package-lock.json')
  if (!noted) return false
  const builtFor = String(read(NODE_STAMP))
  if (builtFor && builtFor !== nodeVersion()) return false
  const there = JSON.parse(String(noted)).packages
  const wanted = JSON.parse(String(read('package-lock.json'))).packages
  const isSame = (path) => there[path]?.integrity === wanted[path].integrity
  return Object.keys(wanted).every(
    // Of the optional ones only those of this machine are installed.
    (path) => path === '' || isSame(path) || (wanted[path].optional && !there[path]),
  )
}

/** False when everything is there already. */
export const install = (begin) => {
  if (isInstalled()) return false
  begin()
  // Build tools are needed to run from source, whatever NODE_ENV says.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], nodeHeaders())
  writeFileSync(join(root, NODE_STAMP), nodeVersion())
  return true
}

export const generate = async (begin) => {
  const { generateClients } = await import('./generate.mjs')
  return generateClients(begin)
}
