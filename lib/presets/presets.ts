import 'server-only'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { openPreset, sealPreset } from '@/lib/presets/deleted-preset'
import {
  MOST_PRESETS,
  type PresetSettings,
  type PresetView,
  readPresetSettings,
} from '@/lib/presets/preset'
import {
  type Holder,
  hasPreset,
  insertPreset,
  listPresets,
  type PresetChange,
  type PresetRow,
  removePreset,
  updatePreset,
} from '@/lib/presets/store'
import { may } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

const holderOf = ({ workspaceId, userId, role }: WorkspaceScope): Holder => ({
  workspaceId,
  userId,
  changesShared: may(role, 'presets:change-shared'),
})

const gone = () => new AppError('not_found', say('errors.presets.gone'))

/** All that the member may use: their own, then what others share; newest first. */
export const readPresets = async (scope: WorkspaceScope): Promise<PresetView[]> => {
  const holder = holderOf(scope)
  const rows = await listPresets(holder, MOST_PRESETS)
  return rows.map(({ id, name, shared, userId, user, settings }) => ({
    id,
    name,
    shared,
    mine: userId === scope.userId,
    makerName: user.displayName,
    mayChange: userId === scope.userId || holder.changesShared,
    settings: readPresetSettings(settings),
  }))
}

/** Adds it once, however often it arrives under its id. */
const add = async (preset: PresetRow): Promise<void> => {
  try {
    if (await insertPreset(preset, MOST_PRESETS)) return
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (await hasPreset(preset.id, preset)) return
    throw gone()
  }
  throw new AppError('conflict', say('errors.presets.tooMany', { most: MOST_PRESETS }))
}

export type NewPreset = { id: string; name: string; shared: boolean; settings: PresetSettings }

/**
 * Keeps settings under a name. The id is the browser's, so that the same press twice is one preset.
 * @throws AppError conflict when the member has as many as there may be
 */
export const savePreset = (scope: WorkspaceScope, preset: NewPreset): Promise<void> =>
  add({ ...preset, workspaceId: scope.workspaceId, userId: scope.userId })

/** @throws AppError not_found, also for one that is not theirs to change */
export const changePreset = async (
  scope: WorkspaceScope,
  id: string,
  change: PresetChange,
): Promise<void> => {
  if (await updatePreset(id, holderOf(scope), change, await databaseNow())) return
  throw gone()
}

/**
 * Deletes it, and answers with what brings it back within the hour; null for one that this version
 * could not use, and cannot make again.
 * @throws AppError not_found, also for one that is not theirs to change
 */
export const deletePreset = async (scope: WorkspaceScope, id: string): Promise<string | null> => {
  const row = await removePreset(id, holderOf(scope))
  if (!row) throw gone()
  const settings = readPresetSettings(row.settings)
  return settings && sealPreset({ ...row, settings }, scope.userId)
}

/** @throws AppError conflict when it is too late, or when there is no room for it any more */
export const restorePreset = async (scope: WorkspaceScope, undo: string): Promise<void> => {
  const preset = await openPreset(undo, scope)
  if (!preset) throw new AppError('conflict', say('errors.presets.tooLate'))
  await add(preset)
}
