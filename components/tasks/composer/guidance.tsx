import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { Mode } from '@/lib/kling/catalog'

/** How a prompt for Kling is written, for whoever asks. */
export const Guidance = memo(({ mode }: { mode: Mode }) => {
  const t = useTranslations('composer.guidance')
  return (
    <details className="group text-xs touch:mt-0.5">
      <summary className="reach flex min-h-6 w-fit list-none items-center gap-1 rounded-xs text-third hover:text-ink touch:min-h-9">
        {t('title')}
        <ChevronDown className="size-3.5 transition-transform group-open:rotate-180" aria-hidden />
      </summary>
      <div className="flex flex-col gap-1.5 pt-1 text-second">
        <p>{t(mode)}</p>
        {mode !== 'edit' && <p>{t('end')}</p>}
      </div>
    </details>
  )
})
Guidance.displayName = 'Guidance'
