'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { AppError } from '@/lib/errors'
import { idSchema } from '@/lib/id'
import { say } from '@/lib/intl/said'
import { renameFound } from '@/lib/videos/keep-words'
import { nameSchema } from '@/lib/workspaces/name'
import { insertProject, updateProjectName } from '@/lib/workspaces/store'

/** `{ workspace, name }` → the new project. */
export const createProject = memberAction(
  { permission: 'projects:write', input: z.object({ name: nameSchema }) },
  async ({ scope, input }) => {
    const project = await insertProject({ workspaceId: scope.workspaceId, name: input.name })
    refresh()
    return project
  },
)

/** `{ workspace, projectId, name }` */
export const renameProject = memberAction(
  { permission: 'projects:write', input: z.object({ projectId: idSchema, name: nameSchema }) },
  async ({ scope, input }) => {
    const { projectId, name } = input
    const found = await renameFound({ projectId }, (tx) =>
      updateProjectName(scope.workspaceId, projectId, name, tx),
    )
    if (!found) throw new AppError('not_found', say('errors.workspaces.unknownProject'))
    refresh()
    return { projectId, name }
  },
)
