import type { Chosen } from '@/components/tasks/composer/draft'
import { type Said, say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

export type MediaKind = 'image' | 'video'

export const ACCEPT: Record<MediaKind, string> = {
  image: 'image/*',
  video: 'video/mp4,video/quicktime,.mp4,.mov',
}

/** A slot as the composer sees it: something that a pasted file can be handed to. */
export type FileTaker = { take: (files: File[]) => void }

/** What a browser believes a file to be; null where it does not know. The server looks inside. */
export const kindOf = (file: File): MediaKind | null => {
  if (file.type.startsWith('image/')) return 'image'
  return file.type.startsWith('video/') ? 'video' : null
}

/** Why an input does not fit a slot, or null. */
export const misfit = (wanted: MediaKind, kind: MediaKind | null): Said | null => {
  if (kind === null || kind === wanted) return null
  return say(wanted === 'image' ? 'composer.slots.takesImage' : 'composer.slots.takesVideo')
}

export type Taken = (chosen: Chosen, input: InputView) => void
