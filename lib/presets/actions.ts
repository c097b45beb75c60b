'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { idSchema } from '@/lib/id'
import { presetSettingsSchema } from '@/lib/presets/preset'
import * as presets from '@/lib/presets/presets'
import { nameSchema } from '@/lib/workspaces/name'

const permission = 'presets:use'

/** `{ workspace, id, name, shared, settings }`; the id is the browser's, one for each press. */
export const savePreset = memberAction(
  {
    permission,
    input: z.object({
      id: idSchema,
      name: nameSchema,
      shared: z.boolean(),
      settings: presetSettingsSchema,
    }),
  },
  async ({ scope, input }) => {
    await presets.savePreset(scope, input)
    return {}
  },
)

/** `{ workspace, id, name?, shared?, settings? }`: what is absent stays. */
export const changePreset = memberAction(
  {
    permission,
    input: z.object({
      id: idSchema,
      name: nameSchema.optional(),
      shared: z.boolean().optional(),
      settings: presetSettingsSchema.optional(),
    }),
  },
  async ({ scope, input: { id, ...change } }) => {
    await presets.changePreset(scope, id, change)
    return {}
  },
)

/** `{ workspace, id }` → `undo`, for `restorePreset`; null when it cannot be brought back. */
export const deletePreset = memberAction(
  { permission, input: z.object({ id: idSchema }) },
  async ({ scope, input }) => ({ undo: await presets.deletePreset(scope, input.id) }),
)

/** `{ workspace, undo }` */
export const restorePreset = memberAction(
  { permission, input: z.object({ undo: z.string().max(20_000) }) },
  async ({ scope, input }) => {
    await presets.restorePreset(scope, input.undo)
    return {}
  },
)
