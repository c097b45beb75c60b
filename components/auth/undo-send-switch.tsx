'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useId, useOptimistic, useState } from 'react'
import { Switch } from '@/components/ui/switch'
import { setUndoSend } from '@/lib/auth/undo-send-action'

/** Whether what one sends waits a few seconds, in which it can be taken back. */
export const UndoSendSwitch = ({ on }: { on: boolean }) => {
  const id = useId()
  const t = useTranslations('account.undoSend')
  const words = useTranslations('ui')
  const [shown, show] = useOptimistic(on)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = (undoSend: boolean) =>
    startTransition(async () => {
      show(undoSend)
      const answer = await setUndoSend({ undoSend }).catch(() => null)
      setProblem(answer?.ok ? null : (answer?.error.message ?? words('noAnswer')))
    })
  return (
    <>
      <p id={id} className="mb-3 text-second">
        {t('lead')}
      </p>
      <div className="flex items-center gap-2.5">
        <Switch label={t('label')} checked={shown} onChange={choose} aria-describedby={id} />
        <span aria-hidden="true">{t('label')}</span>
      </div>
      {problem && (
        <p role="alert" className="mt-1.5 font-medium text-xs">
          {problem}
        </p>
      )}
    </>
  )
}
