import type { Dropped } from '@/components/inputs/dropped-files'
import { kindOf, type MediaKind } from '@/components/inputs/file-kind'
import type { Chosen } from '@/components/tasks/composer/draft'
import { type Said, say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

export { kindOf, type MediaKind }

export const ACCEPT: Record<MediaKind, string> = {
  image: 'image/*',
  video: 'video/mp4,video/quicktime,.mp4,.mov',
}

/** A slot as the composer sees it: something that what was pasted or dropped can be handed to. */
export type InputTaker = {
  take: (dropped: Dropped) => void
  takeVideo: (videoId: string) => void
  /** Says why something else was not taken. */
  refuse: (said: Said) => void
}

/** An input as a slot shows it. */
export const chosenOf = (input: InputView): Chosen => ({
  ref: { inputId: input.id },
  name: input.name,
  ratio: input.height > 0 ? input.width / input.height : null,
})

/** Why an input does not fit a slot, or null. */
export const misfit = (wanted: MediaKind, kind: MediaKind | null): Said | null => {
  if (kind === null || kind === wanted) return null
  return say(wanted === 'image' ? 'composer.slots.takesImage' : 'composer.slots.takesVideo')
}

/** What of the dropped files a place takes, and what is to be said of the rest. */
export const sortFiles = (
  { files, folders }: Dropped,
  kind: MediaKind,
  free: number,
): { taken: File[]; said: Said | null } => {
  const fitting = files.filter((file) => misfit(kind, kindOf(file)) === null)
  const taken = fitting.slice(0, Math.max(0, free))
  const rest = fitting.length - taken.length
  const wrongKind = files.map((file) => misfit(kind, kindOf(file))).find((said) => said !== null)
  const said =
    wrongKind ??
    (rest > 0 ? say('composer.slots.leftOut', { count: rest, most: taken.length }) : null) ??
    (folders > 0 ? say('inputs.upload.folders', { count: folders }) : null)
  return { taken, said }
}

/**
 * Adds an input that has arrived to a list. Small files arrive before large ones: among those that
 * came in this page, the order in which they were chosen counts.
 * @param turns when each input was chosen, by its id
 */
export const inTurn = (
  all: Chosen[],
  chosen: Chosen,
  turns: ReadonlyMap<string, number>,
): Chosen[] => {
  const turnOf = ({ ref }: Chosen) => ('inputId' in ref ? turns.get(ref.inputId) : undefined) ?? 0
  const at = all.findIndex((one) => turnOf(one) > turnOf(chosen))
  return at < 0 ? [...all, chosen] : [...all.slice(0, at), chosen, ...all.slice(at)]
}
