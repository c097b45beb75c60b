import 'server-only'
import { env } from '@/lib/env'
import { type Said, say } from '@/lib/intl/said'
import type { MediaRef, TaskSettings } from '@/lib/kling/settings'
import { inputHost, isProviderOutside, isPublicPlace, linkInput } from '@/lib/media/input-link'
import type { InputRecord } from '@/lib/media/input-record'
import { listInputsById } from '@/lib/media/store'
import { type InputReason, inputSaid } from '@/lib/tasks/note'

/** The provider may fetch an input late, so a link outlives the longest task. */
const LINK_LIFETIME_MS = 24 * 3600 * 1000

export type MediaSlot = { field: string; kind: 'image' | 'video'; ref: MediaRef }

/** Every input of a request with the field that it stands in, as the form calls it. */
export const mediaSlots = (settings: TaskSettings): MediaSlot[] => {
  const slot = (field: string, kind: MediaSlot['kind'], ref?: MediaRef): MediaSlot[] =>
    ref ? [{ field, kind, ref }] : []
  return [
    ...slot('image', 'image', settings.image),
    ...slot('endImage', 'image', settings.endImage),
    ...slot('video', 'video', settings.video),
    ...(settings.images ?? []).flatMap((ref, index) => slot(`images.${index}`, 'image', ref)),
  ]
}

type SlotProblem = { field: string; said: Said }

/**
 * The first slot whose input the provider could not fetch, because its address, or this studio's,
 * is not public. Said before any money is spent; a provider on this machine reaches us anyway.
 * With `anyAddress` only our own files are judged.
 */
export const findUnreachable = (
  settings: TaskSettings,
  { anyAddress = false } = {},
): SlotProblem | null => {
  const { appUrl } = env()
  if (!isProviderOutside()) return null
  for (const { field, ref } of mediaSlots(settings)) {
    if ('url' in ref && !anyAddress && !isPublicPlace(ref.url)) {
      return { field, said: say('errors.tasks.addressNotPublic') }
    }
    if ('inputId' in ref && !isPublicPlace(inputHost())) {
      return { field, said: say('errors.tasks.fileNotPublic', { appUrl }) }
    }
  }
  return null
}

/** The workspace's own inputs among those that a request names. */
export const readInputs = (workspaceId: string, settings: TaskSettings): Promise<InputRecord[]> => {
  const ids = mediaSlots(settings).flatMap(({ ref }) => ('inputId' in ref ? [ref.inputId] : []))
  return ids.length === 0 ? Promise.resolve([]) : listInputsById(workspaceId, ids)
}

/** The first slot whose input is gone, foreign or of the wrong kind. */
export const findInputProblem = (
  settings: TaskSettings,
  inputs: InputRecord[],
): (SlotProblem & { reason: InputReason }) | null => {
  const problem = (field: string, reason: InputReason) => ({
    field,
    reason,
    said: inputSaid(reason),
  })
  for (const { field, kind, ref } of mediaSlots(settings)) {
    if (!('inputId' in ref)) continue
    const input = inputs.find((row) => row.id === ref.inputId)
    if (!input) return problem(field, 'gone')
    if (input.kind !== kind) return problem(field, kind === 'image' ? 'notImage' : 'notVideo')
  }
  return null
}

/** Makes the addresses under which the provider fetches inputs, of `inputs` or a public one. */
export const linkMaker = async (
  inputs: InputRecord[],
  now: Date,
): Promise<(ref: MediaRef) => string> => {
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS)
  const links = new Map<string, string>()
  for (const input of inputs) links.set(input.id, await linkInput(input, expiresAt))
  return (ref) => {
    if ('url' in ref) return ref.url
    const link = links.get(ref.inputId)
    if (link === undefined) throw new Error(`input ${ref.inputId} was not read`)
    return link
  }
}
