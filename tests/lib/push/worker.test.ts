import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { noticeMessage } from '@/lib/push/notice'

type Listener = (event: Record<string, unknown>) => void

/** Runs public/sw.js as a browser would, with these languages and these open tabs. */
const startWorker = (languages: string[], tabs: string[] = []) => {
  const listeners = new Map<string, Listener>()
  const shown: unknown[] = []
  const went: string[] = []
  const self = {
    navigator: { languages },
    location: { origin: 'https://dailies.example' },
    addEventListener: (kind: string, listener: Listener) => listeners.set(kind, listener),
    registration: {
      showNotification: async (title: string, options: object) => shown.push({ title, ...options }),
    },
    clients: {
      matchAll: async () =>
        tabs.map((path) => ({
          url: `https://dailies.example${path}`,
          focus: async () => went.push(`focus ${path}`),
        })),
      openWindow: async (address: string) => went.push(`open ${address}`),
    },
  }
  runInContext(readFileSync('public/sw.js', 'utf8'), createContext({ self, URL }))
  const happen = async (kind: string, event: Record<string, unknown>) => {
    const waits: unknown[] = []
    listeners.get(kind)?.({ ...event, waitUntil: (work: unknown) => waits.push(work) })
    await Promise.all(waits)
  }
  const push = (message: string) => happen('push', { data: { json: () => JSON.parse(message) } })
  const press = (path: string) =>
    happen('notificationclick', { notification: { data: { path }, close: () => {} } })
  return { kinds: () => [...listeners.keys()], shown, went, push, press }
}

const notice = (accountLocale: string | null) =>
  noticeMessage(
    { path: '/w/north/videos/1', words: (locale) => ({ title: `ready ${locale}`, body: 'Film' }) },
    accountLocale,
  )

test.each([
  ['the first language that it speaks', ['de-DE', 'ko-KR', 'en'], null, 'ready ko'],
  ['English where it speaks none', ['de'], null, 'ready en'],
  ['what the account has chosen', ['ko'], 'tr', 'ready tr'],
])('it shows the words in %s', async (_, languages, accountLocale, title) => {
  const worker = startWorker(languages)
  await worker.push(notice(accountLocale))
  expect(worker.shown).toEqual([
    { title, body: 'Film', tag: '/w/north/videos/1', data: { path: '/w/north/videos/1' } },
  ])
})

test('a press goes to the tab that shows the page, or opens one', async () => {
  const open = startWorker(['en'], ['/w/north', '/w/north/videos/1?from=gallery'])
  await open.press('/w/north/videos/1')
  expect(open.went).toEqual(['focus /w/north/videos/1?from=gallery'])
  const closed = startWorker(['en'], ['/w/north'])
  await closed.press('/w/north/videos/1')
  expect(closed.went).toEqual(['open https://dailies.example/w/north/videos/1'])
})

test('it answers no request and keeps nothing', () => {
  expect(startWorker([]).kinds()).toEqual(['push', 'notificationclick'])
})
