import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import type { Translate } from '@/components/ui/translate'
import type { Locale } from '@/lib/intl/locale'
import type { Messages } from '@/lib/intl/said'
import { messagesOf } from '@/lib/intl/translate'

const onError = (error: Error) => {
  throw error
}

/** What `useTranslations(namespace)` gives to a component, for functions of words. */
export const translatorOf = <Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
  locale: Locale = 'en',
): Translate<Namespace> =>
  createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace,
    onError,
  }) as Translate<Namespace>

/** Around components that are drawn in a test. */
export const InLanguage = ({
  locale = 'en',
  children,
}: {
  locale?: Locale
  children: ReactNode
}) => (
  <NextIntlClientProvider
    locale={locale}
    messages={messagesOf(locale)}
    timeZone="Asia/Kathmandu"
    onError={onError}
  >
    {children}
  </NextIntlClientProvider>
)
