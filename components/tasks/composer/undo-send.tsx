'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Undoable } from '@/components/tasks/composer/use-undo-send'
import { afterUndo } from '@/components/tasks/live/after-undo'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { useFormat } from '@/components/ui/use-format'

const secondsUntil = (untilMs: number) => Math.max(1, Math.ceil((untilMs - Date.now()) / 1000))

const COUNTDOWN = { sent: 'countdown', queued: 'queuedIn', paused: 'paused' } as const

type Props = Undoable & {
  /** Selects what takes the focus when its time is over: the button that sends. */
  home?: string
  /** Without a clock: another one is in sight. */
  isUntimed?: boolean
}

/** "Sending in 4 s", or what comes instead, and the way back. What counts down is not read aloud: it was said once. */
export const UndoSend = ({ untilMs, press, busy, undo, home, isUntimed = false }: Props) => {
  const t = useTranslations('composer.undoSend')
  const format = useFormat()
  const [seconds, setSeconds] = useState(() => secondsUntil(untilMs))
  const afterwards = afterUndo(press)
  const batchId = press[0]?.batchId
  const isSent = afterwards === 'sent'
  useEffect(() => {
    if (batchId) announce('undo-send', t(isSent ? 'spoken' : 'spokenQueued'))
  }, [batchId, isSent, t])
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(untilMs)), 200)
    return () => clearInterval(timer)
  }, [untilMs])
  useLayoutEffect(() => {
    const element = button.current
    return () => {
      if (element === null || element !== document.activeElement) return
      // Its time is over: whoever stood on it stands on the button that sends.
      document.querySelector<HTMLElement>(home ?? 'form [type="submit"]')?.focus()
    }
  }, [home])
  return (
    <div className="figures flex min-h-6 items-center justify-between gap-3 text-xs">
      <span>
        {isUntimed ? t('untimed') : t(COUNTDOWN[afterwards], { span: format.seconds(seconds) })}
      </span>
      <Button ref={button} size="sm" busy={busy} onClick={undo} className="touch:-my-1.5">
        {t('undo')}
      </Button>
    </div>
  )
}
