'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Said } from '@/components/ui/said'
import { Segmented } from '@/components/ui/segmented'
import { Spinner } from '@/components/ui/spinner'
import { useAwake } from '@/components/ui/use-awake'
import { CompareKeys } from '@/components/videos/compare/compare-keys'
import { ComparedFilm } from '@/components/videos/compare/compared-film'
import { SideHead } from '@/components/videos/compare/side-head'
import { useChoices } from '@/components/videos/compare/use-choices'
import { useTwoFilms } from '@/components/videos/compare/use-two-films'
import { Wipe } from '@/components/videos/compare/wipe'
import { isKeyTaken } from '@/components/videos/key-owner'
import { PlayerControls } from '@/components/videos/player-controls'
import { usePageKeys } from '@/components/videos/use-page-keys'
import { compareHref } from '@/lib/videos/compare-href'
import { compareCommand, SIDES, type Side } from '@/lib/videos/compare-keys'
import type { VideoChoice } from '@/lib/videos/decision'
import { isBeside, playerCommand } from '@/lib/videos/player-keys'
import type { Take } from '@/lib/videos/takes'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoDetailView } from '@/lib/videos/video-view'

const CONTROLS_REST_MS = 2000
/** Wider than this, two beside each other are too small on a telephone. */
const WIDE_PAIR = 2

/** A side, with the other takes of its shot. */
export type StageSide = { video: VideoDetailView; takes: Take[] }

type Props = {
  sides: readonly [StageSide, StageSide]
  /** The workspace's slug. */
  workspace: string
  canDecide: boolean
}

const ratioOf = ({ video }: StageSide) => tileRatio(video.width, video.height)

type Pair = readonly [string, string]

const idsOf = ([one, other]: Props['sides']): Pair => [one.video.id, other.video.id]

/** What takes the arrows for itself: it moves, scrolls or chooses by them. */
const TAKES_ARROWS = 'input, select, textarea, [role="menu"], [role="dialog"]'

/** Two films side by side or over each other, one set of controls, and the choice between them. */
export const CompareStage = ({ sides, workspace, canDecide }: Props) => {
  const t = useTranslations('compare')
  const router = useRouter()
  const root = useRef<HTMLElement>(null)
  const films = useTwoFilms(root, [sides[0].video, sides[1].video])
  const { transport } = films
  const { choiceOf, decide, said, undo } = useChoices(workspace)
  const { onWholePage } = usePageKeys()
  const { awake, wake, sleep } = useAwake(CONTROLS_REST_MS)
  const [isWipe, setWipe] = useState(false)
  const [cut, setCut] = useState(0.5)
  const sum = ratioOf(sides[0]) + ratioOf(sides[1])
  const resting = transport.fullScreen && !awake
  const hasAudio = sides.some(({ video }) => video.hasAudio)

  /** What is shown, or on its way: keys follow each other quicker than pages. */
  const latest = useRef<Pair>(idsOf(sides))
  useEffect(() => {
    latest.current = idsOf(sides)
  }, [sides])

  /** The pair with the take that stands so many before or after that of a side, the other left out. */
  const around = (from: Pair, side: Side, by: -1 | 1): Pair | null => {
    const [own, other] = side === 0 ? from : [from[1], from[0]]
    const others = sides[side].takes.filter(({ id }) => id !== other)
    const at = others.findIndex(({ id }) => id === own)
    const found = at < 0 ? undefined : others[at + by]
    if (!found) return null
    return side === 0 ? [found.id, other] : [other, found.id]
  }
  const beside = (side: Side, by: -1 | 1): string | null => {
    const pair = around(idsOf(sides), side, by)
    return pair && compareHref(workspace, pair)
  }
  const choose = (side: Side, choice: VideoChoice | null) =>
    decide([{ video: sides[side].video, choice }])
  const win = (side: Side) =>
    decide([
      { video: sides[side].video, choice: 'select' },
      { video: sides[side === 0 ? 1 : 0].video, choice: 'reject' },
    ])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || !(target instanceof Element)) return
      if (!onWholePage && !root.current?.contains(target)) return
      wake()
      if (document.querySelector('[aria-modal="true"]')) return
      const command = playerCommand(event)
      if (command && !isBeside(command) && !isKeyTaken(target, command)) {
        event.preventDefault()
        return transport.run(command)
      }
      const asked = compareCommand(event)
      if (!asked || isKeyTaken(target, 'stop')) return
      if (asked.kind === 'take') {
        const pair = target.closest(TAKES_ARROWS)
          ? null
          : around(latest.current, asked.side, asked.by)
        if (!pair || event.repeat) return
        event.preventDefault()
        latest.current = pair
        return router.replace(compareHref(workspace, pair), { scroll: false })
      }
      if (event.repeat) return
      event.preventDefault()
      if (asked.kind === 'sound') films.nextSound()
      if (asked.kind === 'wipe') setWipe(!isWipe)
      if (!canDecide) return
      if (asked.kind === 'undo') undo?.()
      if (asked.kind !== 'select') return
      const isSelect = choiceOf(sides[asked.side].video) === 'select'
      if (asked.rejectsOther) win(asked.side)
      else choose(asked.side, isSelect ? null : 'select')
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })

  return (
    <div className="space-y-3">
      <section
        ref={root}
        aria-label={t('films')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: where its keys need the focus, it must be reachable for that
        tabIndex={0}
        onPointerMove={wake}
        onPointerDown={wake}
        onPointerLeave={(event) => event.pointerType === 'mouse' && sleep()}
        style={
          {
            '--sum': isWipe ? ratioOf(sides[0]) : sum,
            '--left': `${ratioOf(sides[0])}fr`,
            '--right': `${ratioOf(sides[1])}fr`,
            '--cut': `${cut * 100}%`,
          } as CSSProperties
        }
        className={cx(
          'group/player relative mx-auto rounded-picture bg-raised [--room:max(11rem,calc(100dvh-var(--bar,3rem)-19rem))] fullscreen:flex fullscreen:w-full fullscreen:flex-col fullscreen:rounded-none fullscreen:bg-ground',
          sum > WIDE_PAIR && !isWipe
            ? 'w-full sm:w-[min(100%,max(32rem,calc(var(--room)*var(--sum))))]'
            : 'w-[min(100%,max(20rem,calc(var(--room)*var(--sum))))]',
          transport.moving && resting && 'cursor-none',
        )}
      >
        <div
          className={cx(
            'relative overflow-hidden rounded-picture group-[:fullscreen]/player:min-h-0 group-[:fullscreen]/player:flex-1 group-[:fullscreen]/player:rounded-none',
            isWipe
              ? 'aspect-(--sum) w-full group-[:fullscreen]/player:aspect-auto'
              : cx(
                  'grid gap-1 group-[:fullscreen]/player:grid-cols-[var(--left)_var(--right)]',
                  sum > WIDE_PAIR
                    ? 'sm:grid-cols-[var(--left)_var(--right)]'
                    : 'grid-cols-[var(--left)_var(--right)]',
                ),
          )}
        >
          {SIDES.map((side) => (
            <ComparedFilm
              key={sides[side].video.id}
              side={side}
              video={sides[side].video}
              films={films}
              isWipe={isWipe}
            />
          ))}
          {isWipe && <Wipe at={cut} onChange={setCut} />}
          {films.isWaiting && (
            <span className="pointer-events-none absolute inset-x-0 bottom-2 mx-auto flex w-fit items-center gap-2 rounded-xs bg-scrim px-2 py-1 text-on-picture text-xs">
              <Spinner />
              <Said>{t('waiting')}</Said>
            </span>
          )}
        </div>
        <div
          className={cx(
            '@container min-w-0 transition-opacity group-[:fullscreen]/player:absolute group-[:fullscreen]/player:inset-x-0 group-[:fullscreen]/player:bottom-0',
            resting &&
              'pointer-events-none opacity-0 group-has-focus-visible/player:pointer-events-auto group-has-focus-visible/player:opacity-100',
          )}
        >
          <PlayerControls player={transport} hasAudio={hasAudio} />
        </div>
      </section>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t('layout')}
          value={isWipe ? 'wipe' : 'beside'}
          onChange={(layout) => setWipe(layout === 'wipe')}
          options={[
            { value: 'beside', label: t('beside') },
            { value: 'wipe', label: t('wipe') },
          ]}
          className="w-72 max-w-full"
        />
        {sides.every(({ video }) => video.hasAudio) && (
          <Segmented
            label={t('sound')}
            value={films.heard === 0 ? 'left' : 'right'}
            onChange={(side) => films.hear(side === 'left' ? 0 : 1)}
            options={[
              { value: 'left', label: t('soundLeft') },
              { value: 'right', label: t('soundRight') },
            ]}
            className="w-72 max-w-full"
          />
        )}
        <p className="flex min-h-8 min-w-0 flex-1 basis-56 flex-wrap items-center gap-2 text-second">
          {said}
          {undo && (
            <Button variant="quiet" size="sm" onClick={undo}>
              {t('undo')}
            </Button>
          )}
        </p>
      </div>
      <div className="grid grid-cols-2 gap-3">
        {SIDES.map((side) => (
          <SideHead
            key={side}
            side={side}
            video={sides[side].video}
            workspace={workspace}
            choice={choiceOf(sides[side].video)}
            canDecide={canDecide}
            around={{ before: beside(side, -1), after: beside(side, 1) }}
            onChoose={(choice) => choose(side, choice)}
            onWin={() => win(side)}
          />
        ))}
      </div>
      <CompareKeys canDecide={canDecide} />
    </div>
  )
}
