'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import * as collections from '@/lib/collections/collections'
import { idSchema } from '@/lib/id'
import { nameSchema } from '@/lib/workspaces/name'

const permission = 'collections:write'

const id = idSchema
const videoIds = z.array(idSchema).max(500)
const before = idSchema.nullable()

/** `{ workspace, id, name, videoIds }`; the id is the browser's, one for each press. */
export const createCollection = memberAction(
  { permission, input: z.object({ id, name: nameSchema, videoIds }) },
  async ({ scope, input }) => {
    await collections.createCollection(scope, input)
    return {}
  },
)

/** `{ workspace, id, name }` */
export const renameCollection = memberAction(
  { permission, input: z.object({ id, name: nameSchema }) },
  async ({ scope, input }) => {
    await collections.renameCollection(scope, input.id, input.name)
    return {}
  },
)

/** `{ workspace, id }`; `restoreCollection` brings it back. */
export const deleteCollection = memberAction(
  { permission, input: z.object({ id }) },
  async ({ scope, input }) => {
    await collections.deleteCollection(scope, input.id)
    return {}
  },
)

/** `{ workspace, id }` */
export const restoreCollection = memberAction(
  { permission, input: z.object({ id }) },
  async ({ scope, input }) => {
    await collections.restoreCollection(scope, input.id)
    return {}
  },
)

/** `{ workspace, id, videoIds, before }` → those that were not in it already. */
export const addToCollection = memberAction(
  { permission, input: z.object({ id, videoIds, before }) },
  ({ scope, input }) => collections.addToCollection(scope, input),
)

/** `{ workspace, id, videoIds, before }`: null for the end. */
export const moveInCollection = memberAction(
  { permission, input: z.object({ id, videoIds, before }) },
  async ({ scope, input }) => {
    await collections.moveInCollection(scope, input)
    return {}
  },
)

/** `{ workspace, id, videoIds }` */
export const removeFromCollection = memberAction(
  { permission, input: z.object({ id, videoIds }) },
  async ({ scope, input }) => {
    await collections.removeFromCollection(scope, input)
    return {}
  },
)
