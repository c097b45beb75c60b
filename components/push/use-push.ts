'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { readBrowser, subscribeHere, unsubscribeHere } from '@/components/push/browser-push'
import { type PushState, pushState } from '@/components/push/push-state'
import { sendTestMessage, subscribeBrowser, unsubscribeBrowser } from '@/lib/push/actions'
import type { PushView } from '@/lib/push/loaders'
import type { Result } from '@/lib/result'

/** Whether this browser is told, and switching that; null until the browser has been asked. */
export const usePush = ({ publicKey, endpoint }: PushView) => {
  const t = useTranslations('push')
  const [told, setTold] = useState(endpoint)
  const [state, setState] = useState<PushState | null>(null)
  const [busy, setBusy] = useState<'switch' | 'test' | null>(null)
  const [said, setSaid] = useState<string | null>(null)

  useEffect(() => {
    let left = false
    readBrowser().then((browser) => !left && setState(pushState(browser, told)))
    return () => {
      left = true
    }
  }, [told])

  const begin = async (what: 'switch' | 'test', run: () => Promise<string | null>) => {
    if (busy) return
    setBusy(what)
    setSaid(null)
    setSaid(await run().catch(() => t('noAnswer')))
    setBusy(null)
  }
  const problemOf = (answer: Result<unknown>) => (answer.ok ? null : answer.error.message)

  const switchOn = async () => {
    const subscribed = await subscribeHere(publicKey).catch(() => undefined)
    if (subscribed === undefined) return t('noService')
    if (subscribed === null) {
      setState(pushState(await readBrowser(), told))
      return t('notAllowed')
    }
    const answer = await subscribeBrowser(subscribed)
    if (answer.ok) setTold(subscribed.endpoint)
    return problemOf(answer)
  }
  const switchOff = async () => {
    const answer = await unsubscribeBrowser()
    if (!answer.ok) return problemOf(answer)
    // The studio is silent from here on, whether or not the browser reaches its service.
    await unsubscribeHere().catch(() => {})
    setTold(null)
    return null
  }

  return {
    state,
    busy,
    said,
    turn: (on: boolean) => begin('switch', on ? switchOn : switchOff),
    test: () =>
      begin('test', async () => {
        const answer = await sendTestMessage()
        return problemOf(answer) ?? t('sent')
      }),
  }
}
