import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { WaitingCards } from '@/components/tasks/live/waiting-cards'
import type { Locale } from '@/lib/intl/locale'
import { writeReason } from '@/lib/kling/reason'
import type { TaskNote } from '@/lib/tasks/note'
import type { TaskView } from '@/lib/tasks/task-view'
import { aTask, NOTHING } from '@/tests/components/tasks/task'
import { InLanguage } from '@/tests/helpers/in-language'

const NOW = '2026-11-20T10:05:00.000Z'
const failed = (over: Partial<TaskView> = {}) =>
  aTask({
    state: 'failed',
    note: { code: 'failed', group: 'capacity', message: '', reportedCredits: 0 },
    // What it cost then; today it costs 360.
    priceCredits: 240,
    settings: { type: 'o3-pro-text-to-video', prompt: 'A harbour', durationSeconds: 5 },
    can: { ...NOTHING, dismiss: true, readAnswer: true },
    ...over,
  })
const unconfirmed = (over: Partial<TaskView> = {}) =>
  aTask({
    state: 'unconfirmed',
    note: { code: 'unknown_outcome', reason: writeReason('no_answer_in_time') },
    can: { ...NOTHING, confirm: true, writeOff: true, readAnswer: true },
    ...over,
  })

type Shown = {
  undecided?: TaskView[]
  failed?: TaskView[]
  wanted?: string
  maySend?: boolean
  locale?: Locale
}

const draw = ({ undecided = [], failed = [], wanted, maySend = true, locale }: Shown) =>
  renderToStaticMarkup(
    <InLanguage locale={locale ?? 'en'}>
      <WaitingCards
        workspace="north"
        {...{ undecided, failed, wanted }}
        decision={{ available: 1000, paused: false, deciding: { begin: () => {}, say: () => {} } }}
        now={NOW}
        cardId={({ id }) => `card-${id}`}
        refresh={async () => {}}
        onPutAway={() => {}}
        onEdit={maySend ? () => {} : undefined}
      />
    </InLanguage>,
  )

/** The texts of the buttons of a list, in their order. */
const buttons = (markup: string) =>
  [...markup.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, text = '']) =>
    text.replace(/<[^>]*>/g, ''),
  )

describe('the card of a failure', () => {
  test('offers the same once more, for what exactly this request costs now', () => {
    const price = { en: 'Again · 240', ko: '다시 생성 · 240', tr: 'Yeniden · 240' }
    for (const locale of ['en', 'ko', 'tr'] as const) {
      expect(buttons(draw({ failed: [failed()], locale }))).toContain(price[locale])
    }
    const longer = failed({
      settings: { type: 'o3-pro-text-to-video', prompt: 'A harbour', durationSeconds: 10 },
    })
    expect(buttons(draw({ failed: [longer] }))).toContain('Again · 480')
  })
  test('says which take it was sent again as, and offers that no second time', () => {
    const as = (state: TaskView['state']) =>
      failed({ sentAgainAs: { id: 'take-2', takeNumber: 2, state } })
    const said = {
      en: 'Sent again: take 2 is queued',
      ko: '다시 보냄: 테이크 2 대기 중',
      tr: 'Yeniden gönderildi: çekim 2 sırada',
    }
    for (const locale of ['en', 'ko', 'tr'] as const) {
      const markup = draw({ failed: [as('queued')], locale })
      expect(markup).toContain(`>${said[locale]}</a>`)
      expect(markup).toContain('href="/w/north/videos/take-2"')
    }
    expect(draw({ failed: [as('done')] })).toContain('Sent again: take 2 is done')
    expect(buttons(draw({ failed: [as('running')] })).join()).not.toContain('Again')
  })
  test('offers nothing that spends to those who may not', () => {
    expect(buttons(draw({ failed: [failed()], maySend: false }))).toEqual([
      'What Kling answered',
      'Put away',
    ])
  })
})

describe('what was kept of an answer', () => {
  const lost = (reason: string) =>
    draw({ undecided: [unconfirmed({ note: { code: 'unknown_outcome', reason } })] })
  test.each([
    writeReason('connection_broke', 'ECONNRESET'),
    writeReason('no_answer_in_time'),
    writeReason('stopped'),
  ])('%s is no answer of Kling', (reason) => {
    expect(lost(reason)).toContain('What happened on the wire')
    expect(lost(reason)).not.toContain('What Kling answered')
  })
  test.each([writeReason('error', 500), writeReason('no_task_id'), writeReason('cut_short')])(
    '%s is one',
    (reason) => expect(lost(reason)).toContain('What Kling answered'),
  )
  test.each<TaskNote>([{ code: 'written_off' }, { code: 'sent_again' }])(
    'once a person has decided (%j), nobody says that it was one',
    (note) => expect(draw({ failed: [failed({ note })] })).not.toContain('What Kling answered'),
  )
  test('it is called so in each language', () => {
    expect(draw({ undecided: [unconfirmed()], locale: 'ko' })).toContain('통신에서 일어난 일')
    expect(draw({ undecided: [unconfirmed()], locale: 'tr' })).toContain('Bağlantıda ne oldu')
  })
})

describe('what waits for a person', () => {
  /** The ids of the cards that stand in the list and not behind the count. */
  const inSight = (markup: string) =>
    [...markup.matchAll(/<li id="card-([^"]*)"[^>]*class="([^"]*)"/g)]
      .filter(([, , style = '']) => !style.includes(':hidden'))
      .map(([, id]) => id)

  test('is the first to be decided, and a count of the others', () => {
    const tasks = [unconfirmed(), unconfirmed(), unconfirmed()]
    const markup = draw({ undecided: tasks })
    expect(inSight(markup)).toEqual([tasks[0]?.id])
    expect(buttons(markup)).toContain('2 more to decide · 480 at risk')
    expect(buttons(draw({ undecided: tasks.slice(0, 1) })).join()).not.toContain('more to decide')
  })
  test('the count stands before the failures, and says what is at risk', () => {
    const tasks = [100, 600, 760].map((priceCredits) => unconfirmed({ priceCredits }))
    const said = {
      en: '2 more to decide · 1,360 at risk',
      ko: '결정할 작업 2개 더 보기 · 1,360 손실 위험',
      tr: 'Karar bekleyen 2 tane daha · 1.360 risk altında',
    }
    for (const locale of ['en', 'ko', 'tr'] as const) {
      const markup = draw({ undecided: tasks, failed: [failed()], locale })
      const [before, after] = markup.split(said[locale])
      expect(before?.match(/<ul/g)).toHaveLength(1)
      expect(after?.match(/<ul/g)).toHaveLength(1)
    }
  })
  test('is also the one that somebody went to', () => {
    const tasks = [unconfirmed(), unconfirmed(), unconfirmed()]
    const wanted = tasks[2]?.id
    const markup = draw({ undecided: tasks, wanted })
    expect(inSight(markup)).toEqual([tasks[0]?.id, wanted])
    expect(buttons(markup)).toContain('1 more to decide · 240 at risk')
    const both = draw({ undecided: tasks.slice(1), wanted })
    expect(buttons(both).join()).not.toContain('more to decide')
  })
  test('says how many more failed, for each width', () => {
    const tasks = Array.from({ length: 5 }, () => failed())
    const said = buttons(draw({ failed: tasks })).at(-1)
    expect(said).toBe('4 more failed3 more failed2 more failed')
    // On a telephone what has to be decided comes before what has failed.
    const beside = buttons(draw({ failed: tasks, undecided: [unconfirmed()] })).at(-1)
    expect(beside).toBe('5 failed3 more failed2 more failed')
  })
})
