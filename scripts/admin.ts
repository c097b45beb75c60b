import { disconnect } from '@/lib/db/client'
import { EnvError } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { inEnglish } from '@/lib/intl/translate'
import { MigrationError } from '@/prisma/migrate'
import { adjust } from '@/scripts/admin/adjust'
import { CommandError } from '@/scripts/admin/command-error'
import { createUser } from '@/scripts/admin/create-user'
import { grant } from '@/scripts/admin/grant'
import { auditLedgers } from '@/scripts/admin/ledger-audit'
import { auditFiles } from '@/scripts/admin/media-audit'
import { moveFiles } from '@/scripts/admin/media-move'
import { resumeProvider, showProvider } from '@/scripts/admin/provider'
import { createMemberToken } from '@/scripts/admin/token'

// The command line of whoever runs the machine. One JSON line on standard output, or one with
// `error` on standard error and exit code 1. Works beside a running server.

type Command = { usage: string; run: (args: string[]) => Promise<object> }

const COMMANDS: Record<string, Command> = {
  'user create': {
    usage: '--email … --password … | --password-stdin --workspace SLUG [--name …] [--role …]',
    run: createUser,
  },
  'credits grant': { usage: '--workspace SLUG --amount N', run: grant },
  'credits adjust': { usage: '--workspace SLUG --amount ±N --note …', run: adjust },
  'ledger audit': { usage: '[--workspace SLUG]', run: auditLedgers },
  'media audit': { usage: '[--workspace SLUG] [--hash] [--repair]', run: auditFiles },
  'media move': { usage: '--to s3|disk [--delete]', run: moveFiles },
  'token create': {
    usage: '--email … --workspace SLUG [--project NAME] [--name …]',
    run: createMemberToken,
  },
  'provider status': { usage: '', run: showProvider },
  'provider resume': { usage: '', run: resumeProvider },
}

const usage = () =>
  Object.entries(COMMANDS)
    .map(([name, command]) => `${name} ${command.usage}`.trim())
    .join(', or: ')

const run = async ([group, verb, ...args]: string[]): Promise<object> => {
  const command = COMMANDS[`${group ?? ''} ${verb ?? ''}`]
  if (!command) throw new CommandError(`Usage: ${usage()}`)
  return command.run(args)
}

const PLAIN = [CommandError, EnvError, MigrationError]

/** Mistakes of the person who typed are told in words; anything else brings its stack along. */
const explain = (error: unknown): object => {
  if (error instanceof AppError) {
    if (!error.fields) return { error: error.message }
    const lines = Object.entries(inEnglish.fields(error.fields)).map(
      ([name, message]) => `--${name}: ${message}`,
    )
    return { error: lines.join(' ') }
  }
  if (!(error instanceof Error)) return { error: String(error) }
  const isPlain =
    PLAIN.some((kind) => error instanceof kind) || (error instanceof TypeError && 'code' in error)
  return { error: error.message, ...(isPlain ? {} : { stack: error.stack }) }
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
