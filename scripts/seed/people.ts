import type { Role } from '@/lib/workspaces/roles'
import type { Language } from '@/scripts/seed/prompts'

export type Person = {
  name: string
  language: Language
  role: Exclude<Role, 'owner'>
  /** Of all that is made, beside the others. */
  share: number
}

const person = (name: string, language: Language, role: Person['role'], share: number): Person => ({
  name,
  language,
  role,
  share,
})

/** Those who work in a seeded workspace beside its owner. They have no password. */
export const PEOPLE: Person[] = [
  person('Mina Seo', 'ko', 'admin', 14),
  person('Emre Yıldız', 'tr', 'member', 16),
  person('Ada Lindqvist', 'en', 'member', 18),
  person('김지우', 'ko', 'member', 11),
  person('Işıl Çağlar', 'tr', 'admin', 8),
  person('Tom O’Hara', 'en', 'member', 12),
  person('박서준', 'ko', 'member', 6),
  person('Gökçe Öztürk', 'tr', 'member', 5),
  person('María-José de la Peña y Álvarez-Castellanos', 'en', 'member', 4),
  person('Bo', 'en', 'member', 3),
  person('이하늘', 'ko', 'viewer', 0),
  person('Noor', 'en', 'viewer', 0),
]

/** Clients and their films. Each runs for a part of the three years, from–until. */
export const PROJECTS: { name: string; from: number; until: number }[] = [
  { name: 'House reel', from: 0, until: 1 },
  { name: 'Nordlys Mineral Water', from: 0, until: 0.3 },
  { name: '밤바다 (단편)', from: 0.1, until: 0.45 },
  { name: 'Işık & Gölge', from: 0.2, until: 0.6 },
  { name: 'Kestane / autumn spot', from: 0.3, until: 0.5 },
  { name: '한강 브랜드 필름', from: 0.4, until: 0.8 },
  { name: 'İstanbul’da Bir Gece', from: 0.45, until: 0.9 },
  {
    name: 'The Long Winter of the Lighthouse Keeper, a Short Film in Seven Parts',
    from: 0.5,
    until: 1,
  },
  { name: 'O_o test 100%', from: 0.55, until: 0.62 },
  { name: 'Velo electric', from: 0.6, until: 1 },
  { name: '운동화 런칭 2차', from: 0.7, until: 1 },
  { name: 'Pitch: "Paper Boats"', from: 0.85, until: 1 },
]
