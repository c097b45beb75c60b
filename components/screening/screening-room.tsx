'use client'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, useState } from 'react'
import { ScreeningBar } from '@/components/screening/screening-bar'
import { ScreeningEnd } from '@/components/screening/screening-end'
import { ScreeningFilm } from '@/components/screening/screening-film'
import { ScreeningHead } from '@/components/screening/screening-head'
import { type ScreeningCommand, screeningCommand } from '@/components/screening/screening-key'
import { useRoomChoices } from '@/components/screening/use-room-choices'
import { useScreening } from '@/components/screening/use-screening'
import { toggleFullScreen } from '@/components/ui/full-screen'
import { besides } from '@/components/ui/hold-focus'
import { Notice } from '@/components/ui/notice'
import { type ScreeningState, type ScreeningView, sumOf } from '@/lib/screening/screening-view'

type Props = {
  /** The workspace's slug. */
  workspace: string
  screening: ScreeningView
  state: ScreeningState
  canLead: boolean
  canDecide: boolean
  /** ISO 8601, of the server. */
  now: string
  /** What the server knows of the viewer's time zone. */
  timeZone: string | null
}

/** The takes one after the other over the whole window, at the same place for everybody. */
export const ScreeningRoom = ({ workspace, screening, state, canLead, ...props }: Props) => {
  const t = useTranslations('screening')
  const router = useRouter()
  const root = useRef<HTMLElement>(null)
  const room = useScreening({ workspace, screening, state, canLead })
  const { videos } = screening
  const choices = useRoomChoices(workspace, room.decided)
  const [muted, setMuted] = useState(false)
  const { index, isOver } = room.place
  const video = videos[index]
  const over = isOver || room.ended || !video
  const trashed = new Set(room.trashed)
  const isTrashed = video !== undefined && trashed.has(video.id)
  const canDecide = props.canDecide && !isTrashed
  const next = videos[index + 1]
  const problem = (video && !over && choices.problemOf(video)) || room.problem

  const shown = videos
    .filter(({ id }) => !trashed.has(id))
    .map((each) => ({ ...each, choice: choices.choiceOf(each) }))

  const run = (command: ScreeningCommand) => {
    if (command === 'full_screen') return toggleFullScreen(root.current)
    if (command === 'mute') return setMuted((now) => !now)
    if (command === 'select' || command === 'reject') {
      return canDecide && video && !over ? void choices.choose(video, command) : undefined
    }
    if (!canLead) return
    if (command === 'toggle') void room.toggle()
    else if (command === 'previous') void room.step(-1)
    else if (command === 'next') void room.step(1)
    else void room.goTo(command === 'first' ? 0 : videos.length - 1)
  }
  // With the drawing that shows the room: a key that comes at once is not lost.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = screeningCommand(event)
      if (!command || event.defaultPrevented) return
      const within = event.target instanceof Element ? event.target : null
      if (within?.closest('input, textarea, select, [role="menu"], [role="dialog"]')) return
      if (command === 'toggle' && within?.closest('button, a')) return
      event.preventDefault()
      run(command)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
  // What lies below is neither reached nor scrolled meanwhile, and has no scrollbar beside the film.
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const { overflow, scrollbarGutter } = style
    style.overflow = 'hidden'
    style.scrollbarGutter = 'auto'
    const below = root.current ? besides(root.current, document.body) : []
    for (const element of below) element.setAttribute('inert', '')
    root.current?.focus({ preventScroll: true })
    return () => {
      for (const element of below) element.removeAttribute('inert')
      style.overflow = overflow
      style.scrollbarGutter = scrollbarGutter
    }
  }, [])

  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={t('room', { title: screening.title })}
      className="dark-room fixed inset-0 z-40 flex flex-col bg-ground outline-none"
    >
      <ScreeningHead
        title={screening.title}
        begun={{ at: screening.createdAt, now: props.now, timeZone: props.timeZone }}
        viewers={room.viewers}
        onLeave={() => router.push(`/w/${workspace}/screening`)}
      />
      <div className="relative min-h-0 flex-1">
        {over ? (
          <ScreeningEnd
            workspace={workspace}
            sum={sumOf(shown)}
            selects={shown.filter(({ choice }) => choice === 'select')}
            trashed={videos.length - shown.length}
            canLead={canLead && !room.ended}
            onAgain={() => void room.goTo(0)}
            onEnd={() => void room.end()}
          />
        ) : isTrashed ? (
          <div className="absolute inset-0 grid place-content-center justify-items-center gap-3 p-5 text-center text-second">
            <Trash2 className="size-6" strokeWidth={1.5} aria-hidden />
            <p role="status">{t('trashed')}</p>
          </div>
        ) : (
          <ScreeningFilm
            key={video.id}
            video={video}
            next={next && !trashed.has(next.id) ? next : undefined}
            playing={room.playing}
            muted={muted}
            secondsNow={room.secondsNow}
            onSilenced={() => setMuted(true)}
          />
        )}
        {problem && (
          // Over the picture, which stays as large as it is.
          <Notice role="alert" className="absolute inset-x-3 bottom-3 mx-auto max-w-xl">
            {problem}
          </Notice>
        )}
      </div>
      {!over && (
        <ScreeningBar
          {...{ video, index, muted, canLead, canDecide, run }}
          of={videos.length}
          playing={room.playing}
          choice={choices.choiceOf(video)}
        />
      )}
    </section>
  )
}
