import type { Locale } from '@/lib/intl/locale'
import type { Messages } from '@/lib/intl/said'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
