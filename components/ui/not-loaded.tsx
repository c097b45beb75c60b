'use client'
import { useTranslations } from 'next-intl'
import { createPortal } from 'react-dom'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Over the page, wherever the missing part would have stood: it may be a dialog or a whole list. */
export const NotLoaded = ({ onRetry }: { onRetry: () => void }) => {
  const t = useTranslations('ui.notLoaded')
  return createPortal(
    <Notice
      tone="strong"
      role="alert"
      className="fixed inset-x-3 top-16 z-50 mx-auto max-w-lg shadow-lift"
      action={
        <div className="flex gap-2">
          <Button onClick={onRetry}>{t('retry')}</Button>
          <Button variant="quiet" onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        </div>
      }
    >
      {t('lead')}
    </Notice>,
    document.body,
  )
}
