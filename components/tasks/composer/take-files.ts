import { kindOf, type MediaKind } from '@/components/inputs/file-kind'
import type { Chosen } from '@/components/tasks/composer/draft'
import { type Said, say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

export { kindOf, type MediaKind }

export const ACCEPT: Record<MediaKind, string> = {
  image: 'image/*',
  video: 'video/mp4,video/quicktime,.mp4,.mov',
}

/** A slot as the composer sees it: something that a pasted file can be handed to. */
export type FileTaker = { take: (files: File[]) => void }

/** Why an input does not fit a slot, or null. */
export const misfit = (wanted: MediaKind, kind: MediaKind | null): Said | null => {
  if (kind === null || kind === wanted) return null
  return say(wanted === 'image' ? 'composer.slots.takesImage' : 'composer.slots.takesVideo')
}

export type Taken = (chosen: Chosen, input: InputView) => void
