'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { usePush } from '@/components/push/use-push'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { Switch } from '@/components/ui/switch'
import type { PushView } from '@/lib/push/loaders'

/** Whether this browser is told when a task ends, with the reason where it cannot be. */
export const PushSection = (view: PushView) => {
  const t = useTranslations('push')
  const stateId = useId()
  const { state, busy, said, turn, test } = usePush(view)
  const words = state && t(`state.${state}`)
  const canTurn = state === 'on' || state === 'off'
  return (
    <section className="mt-8">
      <h2 className="mb-3 font-semibold text-base">{t('title')}</h2>
      <p className="mb-3 text-second">{t('lead')}</p>
      <div className="flex items-center gap-2.5">
        <Switch
          label={t('switch')}
          checked={state === 'on'}
          onChange={turn}
          blockedReason={canTurn ? null : words}
          aria-describedby={stateId}
        />
        <span aria-hidden="true">{t('switch')}</span>
        {/* Its room is kept, or the label would break anew. */}
        <span className="size-4 shrink-0">
          {busy === 'switch' && <Spinner className="text-second" />}
        </span>
      </div>
      {/* As tall as a line before the browser has answered. */}
      <p id={stateId} role="status" className="mt-1.5 min-h-6 leading-6">
        {words}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {state === 'on' && (
          <Button busy={busy === 'test'} onClick={test}>
            {t('sendTest')}
          </Button>
        )}
        <p role="status" className="text-second text-xs">
          {said}
        </p>
      </div>
    </section>
  )
}
