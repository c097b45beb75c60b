import { z } from 'zod'
import { emailSchema } from '@/lib/auth/email'
import { findUserByEmail } from '@/lib/auth/user-store'
import { env } from '@/lib/env'
import { messageKey } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { createToken } from '@/lib/workspaces/api-token'
import { nameSchema } from '@/lib/workspaces/name'
import { findMembership, findProjects, findWorkspaceBySlug } from '@/lib/workspaces/store'
import { migrate } from '@/prisma/migrate'
import { CommandError, unknownWorkspace } from '@/scripts/admin/command-error'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = {
  email: { type: 'string' },
  workspace: { type: 'string' },
  project: { type: 'string' },
  name: { type: 'string' },
} as const

const tokenSchema = z.object({
  email: emailSchema,
  workspace: z.string(messageKey('errors.nameWorkspace')),
  project: nameSchema.optional(),
  name: nameSchema,
})

/** `token create`: a personal token of a member, for one project; the first one when none is named. */
export const createMemberToken = async (args: string[]): Promise<{ token: string }> => {
  const given = readOptions(args, OPTIONS)
  const input = parseInput(tokenSchema, { name: 'Command line', ...given })
  await migrate(env().database)
  const { email, workspace: slug } = input
  if (!(await findWorkspaceBySlug(slug))) throw unknownWorkspace(slug)
  const user = await findUserByEmail(email)
  if (!user) throw new CommandError(`There is no account with the address ${email}.`)
  const membership = await findMembership(user.id, slug)
  if (!membership) throw new CommandError(`${email} is not a member of ${slug}.`)
  const { workspaceId, userId } = membership
  const projectId = await findProjectId(workspaceId, slug, input.project)
  const { token } = await createToken({ workspaceId, userId, projectId, name: input.name })
  return { token }
}

const findProjectId = async (
  workspaceId: string,
  slug: string,
  name: string | undefined,
): Promise<string> => {
  const projects = await findProjects(workspaceId)
  const project = name === undefined ? projects[0] : projects.find((one) => one.name === name)
  if (!project) {
    const names = projects.map((one) => `"${one.name}"`).join(', ')
    throw new CommandError(`${slug} has no project "${name}". It has ${names}.`)
  }
  return project.id
}
