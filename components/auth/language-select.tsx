'use client'
import { Languages } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { Select } from '@/components/ui/select'
import { chooseLanguage } from '@/lib/auth/actions'
import { LOCALE_NAMES, LOCALES, type Locale, parseLocale } from '@/lib/intl/locale'

const BROWSER = 'browser'

type Props = {
  /** Null follows the browser. */
  chosen: Locale | null
  className?: string
}

/** The page is drawn in the new language around what is typed: nothing is loaded anew. */
export const LanguageSelect = ({ chosen, className }: Props) => {
  const t = useTranslations('auth.language')
  const words = useTranslations('ui')
  const [shown, show] = useOptimistic(chosen)
  const [problem, setProblem] = useState<string | null>(null)

  const choose = (value: Locale | typeof BROWSER) =>
    startTransition(async () => {
      const locale = parseLocale(value)
      show(locale)
      const answer = await chooseLanguage({ locale }).catch(() => null)
      setProblem(answer?.ok ? null : (answer?.error.message ?? words('noAnswer')))
    })

  return (
    <div className={cx('min-w-0', className)}>
      <Select
        label={t('label')}
        icon={<Languages className="size-4" aria-hidden />}
        value={shown ?? BROWSER}
        onChange={choose}
        options={[
          { value: BROWSER, label: t('browser') },
          ...LOCALES.map((locale) => ({
            value: locale,
            label: LOCALE_NAMES[locale],
            lang: locale,
          })),
        ]}
        className="w-full"
      />
      {problem && (
        <p role="alert" className="mt-1.5 font-medium text-xs">
          {problem}
        </p>
      )}
    </div>
  )
}
