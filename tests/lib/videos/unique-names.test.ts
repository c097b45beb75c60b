import { expect, it } from 'vitest'
import { fileNamePart, videoFileName } from '@/lib/videos/file-name'
import { uniqueNames } from '@/lib/videos/unique-names'

const bytes = (text: string) => new TextEncoder().encode(text).length

it('names that are one to Windows or macOS become different', () => {
  expect(
    uniqueNames([
      'Kule.mp4',
      'kule.mp4',
      'KULE.MP4',
      'kule-2.mp4',
      '바다.mp4',
      '바다.mp4'.normalize('NFD'),
    ]),
  ).toEqual([
    'Kule.mp4',
    'kule-2.mp4',
    'KULE-3.MP4',
    'kule-2-2.mp4',
    '바다.mp4',
    `${'바다'.normalize('NFD')}-2.mp4`,
  ])
})

it.each([
  ['밤바다'.normalize('NFD'), '밤바다'],
  ['Işık / gölge: "son"?', 'Işık-gölge-son'],
  ['..\\..\\etc', 'etc'],
  ['.hidden', 'hidden'],
  ['a\u202egpj.exe', 'a-gpj.exe'],
  ['half \ud83c of it', 'half-of-it'],
  [' \u0000 ', 'video'],
])('%j is %s in the name of a file', (given, part) => {
  expect(fileNamePart(given)).toBe(part)
})

it('no name is longer than a file system takes, nor ends within a letter', () => {
  const longest = { shot: { number: 12_345 }, takeNumber: 678, durationSeconds: 15 }
  for (const letter of ['바', 'ş', '🎬', 'a']) {
    const name = videoFileName({
      ...longest,
      type: 'o3-pro-video-edit',
      project: { name: letter.repeat(300) },
    })
    expect(bytes(name)).toBeLessThanOrEqual(240)
    expect(new TextDecoder().decode(new TextEncoder().encode(name))).toBe(name)
  }
})
