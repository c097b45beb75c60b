import { useTranslations } from 'next-intl'
import type { Translate } from '@/components/ui/translate'
import { useFormat } from '@/components/ui/use-format'
import type { Format } from '@/lib/intl/format'

/** What every function needs that says something about tasks. */
export type Words = { t: Translate<'tasks'>; format: Format }

export const useWords = (): Words => ({ t: useTranslations('tasks'), format: useFormat() })
