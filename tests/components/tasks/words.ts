import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Words } from '@/components/tasks/live/words'
import { formatFor } from '@/lib/intl/format'
import type { Locale } from '@/lib/intl/locale'
import { translatorOf } from '@/tests/helpers/in-language'

/** What `useWords` gives to a component of this language. */
export const wordsOf = (locale: Locale): Words => ({
  t: translatorOf('tasks', locale),
  format: formatFor(locale),
})

export const [english, korean, turkish] = [wordsOf('en'), wordsOf('ko'), wordsOf('tr')]

/** What a reader sees of words in which something may be marked. */
export const textOf = (words: ReactNode): string =>
  renderToStaticMarkup(words)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
