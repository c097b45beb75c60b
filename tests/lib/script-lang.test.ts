import { expect, test } from 'vitest'
import { scriptLang } from '@/lib/script-lang'

test.each([
  ['고요한 바다', 'ko'],
  ['Ridge at dusk, a slow crane up, 안개', 'ko'],
  ['Işık ve gölge', 'tr'],
  ['Crimson ridges at dusk, slow crane up', 'en'],
  ['A harbour', undefined],
  ['Gölge oyunu, yavaşlayan kamera ve deniz', 'tr'],
  ['Über den Dächern der Stadt geht die Sonne auf', undefined],
  ['Une forêt au crépuscule, la caméra monte lentement', undefined],
  ['静かな海の上に日が昇る、固定カメラ、ゆっくりとした波と朝の光', undefined],
  ['16:9, 24 fps, 1920 × 1080, 5.04 s, 9.8 MB, 2026-11-21', undefined],
  ['', undefined],
])('%s is set as %s', (text, lang) => {
  expect(scriptLang(text)).toBe(lang)
})
