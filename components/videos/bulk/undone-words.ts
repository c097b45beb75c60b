import type { Translate } from '@/components/ui/translate'

/** Of so many that were taken back, how many stay because somebody has changed them since. */
export type Undone = { count: number; left: number }

export const undoneWords = (t: Translate<'bulk'>, { count, left }: Undone): string => {
  if (left === 0) return t('undone')
  const stay = t('left', { count: left })
  return left < count ? `${t('undoneFor', { count: count - left })} ${stay}` : stay
}
