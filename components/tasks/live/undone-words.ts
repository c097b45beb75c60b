import type { Translate } from '@/components/ui/translate'

type Undone = { cancelled: number; tooLate: number }

/** What came of taking back a press whose draft this page does not have. */
export const undoneWords = (t: Translate<'tasks'>, { cancelled, tooLate }: Undone): string =>
  tooLate > 0
    ? t('undone.some', { back: cancelled, late: tooLate })
    : t('undone.all', { count: cancelled })
