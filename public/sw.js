/**
 * Shows what the studio tells this browser when a task ends, and leads there. It keeps nothing and
 * answers no request: pages load as if it were not there. What it reads is written by
 * lib/push/notice.ts.
 */

const wordsFor = (words) => {
  const languages = self.navigator.languages ?? []
  const known = languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => words[tag])
  return words[known] ?? Object.values(words)[0]
}

self.addEventListener('push', (event) => {
  const { path, words } = event.data.json()
  const { title, body } = wordsFor(words)
  // A later message about the same page takes the place of the earlier one.
  event.waitUntil(self.registration.showNotification(title, { body, tag: path, data: { path } }))
})

const show = async (path) => {
  const address = new URL(path, self.location.origin)
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = tabs.find((tab) => new URL(tab.url).pathname === address.pathname)
  await (open ? open.focus() : self.clients.openWindow(address.href))
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show(event.notification.data.path))
})
