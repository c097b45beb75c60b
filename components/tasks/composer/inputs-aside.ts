import { type Chosen, type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { fieldsOf, type Mode } from '@/lib/kling/catalog'

/** Inputs that stay in the draft while its mode takes none of them, and the mode that does. */
export type Aside = { mode: Mode; images: Chosen[]; videos: Chosen[] }

/** In the order of the modes; nothing is named twice. */
export const inputsAside = (draft: Draft): Aside[] => {
  const fields = fieldsOf(settingsOf(draft).type)
  const kept = (...all: (Chosen | null)[]) => all.filter((one) => one !== null)
  const frames = fields.image === 'absent' ? kept(draft.image, draft.endImage) : []
  const references = fields.images === 'absent' ? draft.images : []
  const video = fields.video === 'absent' ? kept(draft.video) : []
  const asides: Aside[] = [
    { mode: 'image', images: frames, videos: [] },
    // A video is a reference where there are other references, else what an edit begins with.
    { mode: 'reference', images: references, videos: references.length > 0 ? video : [] },
    { mode: 'edit', images: [], videos: references.length > 0 ? [] : video },
  ]
  return asides.filter(({ images, videos }) => images.length + videos.length > 0)
}
