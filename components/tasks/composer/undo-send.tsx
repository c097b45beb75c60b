'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Undoable } from '@/components/tasks/composer/use-undo-send'
import { afterUndo } from '@/components/tasks/live/after-undo'
import { useNow } from '@/components/tasks/live/use-now'
import { useTooLate } from '@/components/tasks/live/use-too-late'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { useFormat } from '@/components/ui/use-format'

const COUNTDOWN = { sent: 'countdown', queued: 'queuedIn', paused: 'paused' } as const

type Props = Undoable & {
  /** Without a clock: another one is in sight. */
  isUntimed?: boolean
}

/** "Sending in 4 s", or what comes instead, and the way back. What counts down is not read aloud: it was said once. */
export const UndoSend = ({ untilMs, press, busy, undo, isUntimed = false }: Props) => {
  const t = useTranslations('composer.undoSend')
  const format = useFormat()
  const now = useNow(new Date().toISOString(), 0, true, untilMs)
  const seconds = Math.max(1, Math.ceil((untilMs - now) / 1000))
  const afterwards = afterUndo(press)
  const batchId = press[0]?.batchId
  const isSent = afterwards === 'sent'
  useEffect(() => {
    if (batchId) announce('undo-send', t(isSent ? 'spoken' : 'spokenQueued'))
  }, [batchId, isSent, t])
  const button = useRef<HTMLButtonElement>(null)
  useTooLate(button, { secondsLeft: seconds, busy, words: t(isSent ? 'over' : 'overQueued') })
  return (
    <div className="figures flex min-h-6 items-center justify-between gap-3 text-xs">
      {/* The seconds that the server counted are older than those of the browser that takes over. */}
      <span suppressHydrationWarning>
        {isUntimed ? t('untimed') : t(COUNTDOWN[afterwards], { span: format.seconds(seconds) })}
      </span>
      <Button ref={button} size="sm" busy={busy} onClick={undo} className="touch:-my-1.5">
        {t('undo')}
      </Button>
    </div>
  )
}
