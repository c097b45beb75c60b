import type { ReactNode } from 'react'
import { scriptLang } from '@/lib/script-lang'

/** What the provider said, or was stored in English, within a page of another language. */
export const inItsLanguage = (text: string): ReactNode => (
  <span lang={scriptLang(text) ?? 'en'}>{text}</span>
)
