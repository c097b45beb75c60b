import type { NamespaceKeys, NestedKeyOf, useTranslations } from 'next-intl'
import type { Messages } from '@/lib/intl/said'

/** What `useTranslations(namespace)` gives, for functions of words that are no components. */
export type Translate<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> =
  ReturnType<typeof useTranslations<Namespace>>
