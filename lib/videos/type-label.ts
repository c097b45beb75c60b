import { CATALOG, type KlingType, type Mode, type Model, type Quality } from '@/lib/kling/catalog'

const MODEL: Record<Model, string> = { '3.0': '3.0', o3: 'O3' }
const QUALITY: Record<Quality, string> = { std: 'Standard', pro: 'Pro' }
const SOURCE: Record<Mode, string> = {
  text: 'from text',
  image: 'from image',
  reference: 'from references',
  edit: 'edit of a video',
}

/** "Kling 3.0 Pro, from image". */
export const typeLabel = (type: KlingType): string => {
  const { model, quality, mode } = CATALOG[type]
  return `Kling ${MODEL[model]} ${QUALITY[quality]}, ${SOURCE[mode]}`
}

/** "Pro 3.0", where there is no room for more. */
export const shortTypeLabel = (type: KlingType): string => {
  const { model, quality } = CATALOG[type]
  return `${QUALITY[quality]} ${MODEL[model]}`
}
