import { randomBytes } from 'node:crypto'
import { text as readText } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { emailSchema } from '@/lib/auth/email'
import { displayNameSchema, newPasswordSchema } from '@/lib/auth/person'
import { grantCredits } from '@/lib/credits/grant-credits'
import { getBalance } from '@/lib/credits/store'
import { disconnect } from '@/lib/db/client'
import { EnvError, env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseWholeNumber } from '@/lib/number'
import { parseInput } from '@/lib/parse-input'
import { addUser } from '@/lib/workspaces/add-user'
import { ROLES } from '@/lib/workspaces/roles'
import { slugSchema } from '@/lib/workspaces/slug'
import { findWorkspaceBySlug } from '@/lib/workspaces/store'
import { MigrationError, migrate } from '@/prisma/migrate'

// The command line of whoever runs the machine. One JSON line on standard output, or one with
// `error` on standard error and exit code 1. Works beside a running server.

const USAGE =
  'user create --email … --password … | --password-stdin --workspace SLUG [--name …] [--role …], ' +
  'or: credits grant --workspace SLUG --amount N'

const OPTIONS = {
  'user create': {
    email: { type: 'string' },
    password: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    workspace: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
  },
  'credits grant': { workspace: { type: 'string' }, amount: { type: 'string' } },
} as const

const userSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  workspace: slugSchema,
  name: displayNameSchema,
  role: z.enum(ROLES, `One of ${ROLES.join(', ')}.`),
})

const readOptions = (command: keyof typeof OPTIONS, args: string[]) =>
  parseArgs({ args, options: OPTIONS[command], strict: true, allowPositionals: false })
    .values as Record<string, string | boolean | undefined>

const createUser = async (args: string[]) => {
  const { 'password-stdin': fromInput, ...given } = readOptions('user create', args)
  if ((given.password === undefined) === !fromInput) {
    throw new AppError('invalid', 'Give the password by --password or by --password-stdin.')
  }
  // One line: a file or `echo` ends with a line break that is no part of the password.
  const password = fromInput
    ? (await readText(process.stdin)).replace(/\r?\n$/, '')
    : given.password
  const name = given.name ?? String(given.email ?? '').split('@')[0]
  const input = parseInput(userSchema, { role: 'member', ...given, name, password })
  await migrate(env().database)
  const { workspace: slug, name: displayName, ...person } = input
  const added = await addUser({ ...person, slug, displayName })
  return {
    userId: added.userId,
    email: input.email,
    name: displayName,
    workspace: added.slug,
    role: added.role,
  }
}

const grant = async (args: string[]) => {
  const given = readOptions('credits grant', args)
  const slug = parseInput(z.string('Name the workspace by --workspace.'), given.workspace)
  const amount = parseWholeNumber(String(given.amount ?? ''))
  if (!amount.ok) {
    throw new AppError('invalid', 'invalid', { fields: { amount: amount.message } })
  }
  await migrate(env().database)
  const workspace = await findWorkspaceBySlug(slug)
  if (!workspace) throw new AppError('not_found', `There is no workspace ${slug}.`)
  const account = { workspaceId: workspace.id, providerMode: env().provider.mode }
  await grantCredits({
    ...account,
    amount: amount.value,
    actorId: null,
    note: 'Granted on the command line',
    idempotencyKey: `admin:${randomBytes(16).toString('hex')}`,
  })
  const { available, held } = await getBalance(account)
  return { workspace: slug, mode: account.providerMode, granted: amount.value, available, held }
}

const run = async ([group, verb, ...args]: string[]): Promise<object> => {
  const command = `${group ?? ''} ${verb ?? ''}`
  if (command === 'user create') return createUser(args)
  if (command === 'credits grant') return grant(args)
  throw new AppError('invalid', `Usage: ${USAGE}`)
}

/** Mistakes of the person who typed are told in words; anything else brings its stack along. */
const explain = (error: unknown): object => {
  if (error instanceof AppError) {
    if (!error.fields) return { error: error.message }
    const lines = Object.entries(error.fields).map(([name, message]) => `--${name}: ${message}`)
    return { error: lines.join(' ') }
  }
  if (error instanceof EnvError || error instanceof MigrationError) return { error: error.message }
  if (error instanceof TypeError && 'code' in error) return { error: error.message }
  if (error instanceof Error) return { error: error.message, stack: error.stack }
  return { error: String(error) }
}

try {
  const done = await run(process.argv.slice(2))
  process.stdout.write(`${JSON.stringify(done)}\n`)
} catch (error) {
  process.stderr.write(`${JSON.stringify(explain(error))}\n`)
  process.exitCode = 1
} finally {
  await disconnect()
}
