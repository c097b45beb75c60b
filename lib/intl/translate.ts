import { createTranslator, type Messages } from 'use-intl/core'
import { DEFAULT_LOCALE, type Locale } from '@/lib/intl/locale'
import { perLocale } from '@/lib/intl/per-locale'
import type { Said, SaidFields } from '@/lib/intl/said'
import en from '@/messages/en.json'
import ko from '@/messages/ko.json'
import tr from '@/messages/tr.json'

const MESSAGES: Record<Locale, Messages> = { en, ko, tr }

export const messagesOf = (locale: Locale): Messages => MESSAGES[locale]

export type Speak = {
  (said: Said): string
  fields: (said: SaidFields) => Record<string, string>
}

const make = (locale: Locale): Speak => {
  const t = createTranslator<Messages>({
    locale,
    messages: MESSAGES[locale],
    // A sentence that cannot be made is a mistake of ours, never silently a key on the screen.
    onError: (error) => {
      throw error
    },
  })
  const speak = (said: Said) => t(said.key, said.values)
  const fields = (said: SaidFields) =>
    Object.fromEntries(Object.entries(said).map(([name, one]) => [name, speak(one)]))
  return Object.assign(speak, { fields })
}

/** Turns what the layers below say into sentences of a language. */
export const speakerOf: (locale: Locale) => Speak = perLocale(make)

/** For logs, the command line and the compatible API, which speak as the provider does. */
export const inEnglish: Speak = Object.assign((said: Said) => speakerOf(DEFAULT_LOCALE)(said), {
  fields: (said: SaidFields) => speakerOf(DEFAULT_LOCALE).fields(said),
})
