import { useLocale } from 'next-intl'
import { type Format, formatFor } from '@/lib/intl/format'

/** Numbers, lengths and instants in the reader's language, on the server and in the browser. */
export const useFormat = (): Format => formatFor(useLocale())
