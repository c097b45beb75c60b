import type { ComponentProps } from 'react'
import { prerender } from 'react-dom/static'
import { describe, expect, test } from 'vitest'
import { EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { replacing } from '@/components/tasks/composer/draft-aside'
import { PressNotes } from '@/components/tasks/composer/press-notes'
import type { Note } from '@/components/tasks/composer/use-note'
import type { Locale } from '@/lib/intl/locale'
import type { SameView } from '@/lib/tasks/task-view'
import { InLanguage } from '@/tests/helpers/in-language'

const aside = [
  { ...EMPTY_DRAFT, prompt: 'A harbour wakes' },
  { ...EMPTY_DRAFT, prompt: 'A lamp' },
]
const problem = { code: 'no_answer' as const, message: 'No answer came.', fields: {} }
const same: SameView = {
  taskId: 't',
  state: 'done',
  at: '2026-11-20T10:00:00.000Z',
  mine: true,
  member: { id: 'user-1', name: 'Mina Seo' },
}
const told: Note = { words: 'Undone.' }
const wayBack: Note = { words: 'Prompt B is gone.', undo: () => ({}) }

type Props = ComponentProps<typeof PressNotes>

/** What stands above the button, as text. */
const notes = async (
  { note = null, ...over }: Partial<Omit<Props, 'notes'>> & { note?: Note | null },
  locale: Locale = 'en',
) => {
  const { prelude } = await prerender(
    <InLanguage locale={locale}>
      <PressNotes
        workspace="w"
        problem={null}
        same={null}
        prompts={1}
        aside={[]}
        change={() => {}}
        notes={{ note, leaveNote: () => {}, undoNote: () => {}, goOn: () => {} }}
        {...over}
      />
    </InLanguage>,
  )
  const markup = await new Response(prelude).text()
  return markup.replaceAll(/<[^>]*>/g, ' ')
}

const SAYS = {
  problem: 'No answer came.',
  wayBack: 'Prompt B is gone.',
  same: 'You asked for exactly this',
  aside: '2 drafts were kept aside',
  told: 'Undone.',
}
const saidOf = (text: string) =>
  Object.entries(SAYS).flatMap(([name, words]) => (text.includes(words) ? [name] : []))

describe('above the button stands one thing at a time', () => {
  test('what matters most', async () => {
    expect(saidOf(await notes({ problem, note: wayBack, same, aside }))).toEqual(['problem'])
    expect(saidOf(await notes({ note: wayBack, same, aside }))).toEqual(['wayBack'])
    expect(saidOf(await notes({ note: told, same, aside }))).toEqual(['same'])
    expect(saidOf(await notes({ note: told, aside }))).toEqual(['aside'])
    expect(saidOf(await notes({ note: told }))).toEqual(['told'])
    expect(saidOf(await notes({}))).toEqual([])
  })

  test('but a draft that was let go, and those that still wait', async () => {
    const letGo: Note = { words: 'The draft is gone.', undo: () => ({}), isOfAside: true }
    const text = await notes({ note: letGo, aside })
    expect(text).toMatch(/The draft is gone\..*Undo.*2 drafts were kept aside/s)
    expect(saidOf(await notes({ note: letGo, same, aside, problem }))).toEqual(['problem'])
    expect(await notes({ note: letGo })).toContain('The draft is gone.')
  })

  test('that no more drafts fit is said before one is lost', async () => {
    const [one] = aside
    const several = (count: number) => Array.from({ length: count }, () => one ?? EMPTY_DRAFT)
    expect(await notes({ aside: several(8) })).not.toContain('the last')
    const full = replacing({ ...EMPTY_DRAFT, prompt: 'x', aside: several(20) }, { prompt: 'y' })
    expect(await notes({ aside: full.aside ?? [] })).toContain(
      '9 drafts are kept aside; the next one takes the place of the last',
    )
  })

  test('drafts that wait are counted, and the newest is named', async () => {
    const text = await notes({ aside })
    expect(text).toContain('A harbour wakes')
    expect(text).not.toContain('A lamp')
    expect(await notes({ aside: aside.slice(1) })).toMatch(/Your draft was kept aside\s+A lamp/)
    expect(await notes({ aside }, 'ko')).toContain('초안 2개')
    expect(await notes({ aside }, 'tr')).toContain('2 taslak')
  })
})

test('says of several prompts that one of them was asked for', async () => {
  expect(await notes({ same, prompts: 2 })).toContain('You asked for one of these')
  expect(await notes({ same, prompts: 2 }, 'ko')).toContain('이 중 하나를')
  expect(await notes({ same, prompts: 2 }, 'tr')).toContain('Bunlardan birini')
})
