import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Generates the two database clients, one for each provider, from the one schema. Plain
// JavaScript, because it runs before anything that is TypeScript can.

const root = fileURLToPath(new URL('..', import.meta.url))
const generated = join(root, 'lib/db/generated')
const stampFile = join(generated, 'stamp')
const schemaFile = join(root, 'prisma/schema.prisma')

/** @type {('sqlite' | 'postgresql')[]} */
const providers = ['sqlite', 'postgresql']

/**
 * The schema for one provider: it differs in its provider line, and the client goes beside it.
 * @param {string} schema
 * @param {'sqlite' | 'postgresql'} provider
 */
export const schemaFor = (schema, provider) =>
  schema
    .replace(/(datasource\s+\w+\s*\{[^}]*?provider\s*=\s*)"\w+"/, `$1"${provider}"`)
    .replace(/(generator\s+\w+\s*\{[^}]*?output\s*=\s*)"[^"]*"/, `$1"./${provider}"`)

const version = () => {
  const file = join(root, 'node_modules/prisma/package.json')
  if (!existsSync(file)) throw new Error('Prisma is not installed. Run `npm ci` first.')
  return JSON.parse(readFileSync(file, 'utf8')).version
}

/** @param {string} folder @param {'sqlite' | 'postgresql'} provider @returns {Promise<void>} */
const runPrisma = (folder, provider) =>
  new Promise((resolve, reject) => {
    const schema = join(folder, `schema.${provider}.prisma`)
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/prisma/build/index.js'),
        'generate',
        '--no-hints',
        '--schema',
        schema,
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
      },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`prisma generate failed for ${provider}:\n${output.trim()}`))
    })
  })

/**
 * Makes both clients when the schema, Prisma or this script has changed since the last time.
 * They are made beside the old ones and then take their place, so that a process that starts
 * meanwhile never reads half a client.
 * @param {() => void} [begin] told when there is anything to do
 * @returns {Promise<boolean>} whether there was
 */
export const generateClients = async (begin) => {
  const schema = readFileSync(schemaFile, 'utf8')
  const stamp = createHash('sha256')
    .update(
      JSON.stringify([schema, version(), readFileSync(fileURLToPath(import.meta.url), 'utf8')]),
    )
    .digest('hex')
  const complete = providers.every((name) => existsSync(join(generated, name, 'client.ts')))
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  begin?.()

  const work = join(generated, `work-${process.pid}`)
  mkdirSync(work, { recursive: true })
  try {
    for (const provider of providers) {
      writeFileSync(join(work, `schema.${provider}.prisma`), schemaFor(schema, provider))
    }
    await Promise.all(providers.map((provider) => runPrisma(work, provider)))
    for (const name of [...providers, 'schema.postgresql.prisma']) {
      const target = join(generated, name)
      if (existsSync(target)) renameSync(target, join(work, `old-${name}`))
      renameSync(join(work, name), target)
    }
    writeFileSync(stampFile, stamp)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return true
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const done = await generateClients()
    console.error(done ? 'Database clients generated.' : 'Database clients are up to date.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
