import type { Translate } from '@/components/ui/translate'
import { CATALOG, type KlingType, type Model, type Quality } from '@/lib/kling/catalog'

// Names of products, the same in every language.
const MODEL: Record<Model, string> = { '3.0': '3.0', o3: 'O3' }
const QUALITY: Record<Quality, string> = { std: 'Standard', pro: 'Pro' }

/** "Kling 3.0 Pro, from image". */
export const typeLabel = (t: Translate<'videos'>, type: KlingType): string => {
  const { model, quality, mode } = CATALOG[type]
  return t('type', { model: MODEL[model], quality: QUALITY[quality], mode })
}

/** "Pro 3.0", where there is no room for more. */
export const shortTypeLabel = (type: KlingType): string => {
  const { model, quality } = CATALOG[type]
  return `${QUALITY[quality]} ${MODEL[model]}`
}
