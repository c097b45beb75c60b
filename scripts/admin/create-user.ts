import { text as readText } from 'node:stream/consumers'
import { z } from 'zod'
import { emailSchema } from '@/lib/auth/email'
import { displayNameSchema, newPasswordSchema } from '@/lib/auth/person'
import { env } from '@/lib/env'
import { messageKey } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { addUser } from '@/lib/workspaces/add-user'
import { ROLES } from '@/lib/workspaces/roles'
import { slugSchema } from '@/lib/workspaces/slug'
import { migrate } from '@/prisma/migrate'
import { CommandError } from '@/scripts/admin/command-error'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = {
  email: { type: 'string' },
  password: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  workspace: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
} as const

const userSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  workspace: z.string(messageKey('errors.nameWorkspace')).pipe(slugSchema),
  name: displayNameSchema,
  role: z.enum(ROLES, messageKey('errors.workspaces.nameRole')),
})

/** `user create`: an account, and its place in a workspace. */
export const createUser = async (args: string[]) => {
  const { 'password-stdin': fromInput, ...given } = readOptions(args, OPTIONS)
  if ((given.password === undefined) === !fromInput) {
    throw new CommandError('Give the password by --password or by --password-stdin.')
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
