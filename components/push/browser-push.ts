'use client'
import type { BrowserFacts } from '@/components/push/push-state'

/** The browser's own side of being told: its permission, its worker and its message service. */

const hasPush = () =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const WORKER = '/sw.js'

const findSubscription = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return (await registration?.pushManager.getSubscription()) ?? null
}

export const readBrowser = async (): Promise<BrowserFacts> => {
  const canPush = window.isSecureContext && hasPush()
  return {
    isSecure: window.isSecureContext,
    hasPush: canPush,
    permission: canPush ? Notification.permission : null,
    endpoint: canPush ? ((await findSubscription().catch(() => null))?.endpoint ?? null) : null,
  }
}

const toBytes = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

const isSameKey = (key: ArrayBuffer | null | undefined, wanted: Uint8Array): boolean => {
  const has = new Uint8Array(key ?? new ArrayBuffer(0))
  return has.length === wanted.length && has.every((byte, index) => byte === wanted[index])
}

export type Subscribed = { endpoint: string; p256dh: string; auth: string }

/**
 * Asks for permission, which the browser does only within a press, and subscribes.
 * @throws Error when the browser does not reach its message service
 */
export const subscribeHere = async (publicKey: string): Promise<Subscribed | null> => {
  if ((await Notification.requestPermission()) !== 'granted') return null
  await navigator.serviceWorker.register(WORKER)
  const { pushManager } = await navigator.serviceWorker.ready
  const key = toBytes(publicKey)
  const before = await pushManager.getSubscription()
  // Made for another key of the studio, it would be refused for good.
  if (before && !isSameKey(before.options.applicationServerKey, key)) await before.unsubscribe()
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  })
  const { keys } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys ?? {}
  return { endpoint: subscription.endpoint, p256dh, auth }
}

export const unsubscribeHere = async (): Promise<void> => {
  await (await findSubscription())?.unsubscribe()
}
