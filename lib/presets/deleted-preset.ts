import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { presetSettingsSchema } from '@/lib/presets/preset'
import type { PresetRow } from '@/lib/presets/store'
import { deriveKey } from '@/lib/secret'

/**
 * A deleted preset, sealed, in the hands of whoever deleted it: it can be brought back as it was,
 * with its maker, and nothing else can be made from it.
 */
const UNDO_SECONDS = 3600

const secret = () => deriveKey('deleted-preset').toString('base64url')

const schema = z.object({
  deletedBy: z.string(),
  id: z.string(),
  workspaceId: z.string(),
  userId: z.string(),
  name: z.string(),
  shared: z.boolean(),
  settings: presetSettingsSchema,
})

export const sealPreset = (
  { id, workspaceId, userId, name, shared, settings }: PresetRow,
  deletedBy: string,
): Promise<string> =>
  encode({
    token: { id, workspaceId, userId, name, shared, settings, deletedBy },
    secret: secret(),
    maxAge: UNDO_SECONDS,
  })

/** Null for anything that was not sealed within the hour for this member of this workspace. */
export const openPreset = async (
  sealed: string,
  by: { workspaceId: string; userId: string },
): Promise<PresetRow | null> => {
  try {
    const token = await decode({ token: sealed, secret: secret() })
    const { deletedBy, ...preset } = schema.parse(token)
    return deletedBy === by.userId && preset.workspaceId === by.workspaceId ? preset : null
  } catch {
    return null
  }
}
