'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ScreeningBar } from '@/components/screening/screening-bar'
import { ScreeningEnd } from '@/components/screening/screening-end'
import { ScreeningFilm } from '@/components/screening/screening-film'
import { ScreeningHead } from '@/components/screening/screening-head'
import { type ScreeningCommand, screeningCommand } from '@/components/screening/screening-key'
import { useRoomChoices } from '@/components/screening/use-room-choices'
import { useScreening } from '@/components/screening/use-screening'
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
}

/** The takes one after the other over the whole window, at the same place for everybody. */
export const ScreeningRoom = ({ workspace, screening, state, canLead, canDecide }: Props) => {
  const t = useTranslations('screening')
  const router = useRouter()
  const root = useRef<HTMLElement>(null)
  const room = useScreening({ workspace, screening, state, canLead })
  const { videos } = screening
  const choices = useRoomChoices(workspace, videos, room.decided)
  const [muted, setMuted] = useState(false)
  const { index, isOver } = room.place
  const video = videos[index]
  const over = isOver || room.ended || !video

  const fullScreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else void root.current?.requestFullscreen?.().catch(() => {})
  }
  const run = (command: ScreeningCommand) => {
    if (command === 'full_screen') return fullScreen()
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
  // What lies below is neither reached nor scrolled meanwhile.
  useEffect(() => {
    const { overflow } = document.documentElement.style
    document.documentElement.style.overflow = 'hidden'
    const below = root.current ? besides(root.current, document.body) : []
    for (const element of below) element.setAttribute('inert', '')
    root.current?.focus({ preventScroll: true })
    return () => {
      for (const element of below) element.removeAttribute('inert')
      document.documentElement.style.overflow = overflow
    }
  }, [])

  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={t('room', { title: screening.title })}
      className="fixed inset-0 z-40 flex flex-col bg-ground outline-none"
    >
      <ScreeningHead
        title={screening.title}
        viewers={room.viewers}
        onLeave={() => router.push(`/w/${workspace}/screening`)}
      />
      <div className="relative min-h-0 flex-1">
        {over ? (
          <ScreeningEnd
            workspace={workspace}
            sum={sumOf(videos, choices.all)}
            selects={videos.filter((each) => choices.choiceOf(each) === 'select')}
            canLead={canLead && !room.ended}
            onAgain={() => void room.goTo(0)}
            onEnd={() => void room.end()}
          />
        ) : (
          <ScreeningFilm
            key={video.id}
            video={video}
            next={videos[index + 1]}
            playing={room.playing}
            muted={muted}
            secondsNow={room.secondsNow}
            onSilenced={() => setMuted(true)}
          />
        )}
      </div>
      {(room.problem || choices.problem) && (
        <Notice role="alert" className="mx-3 mt-2">
          {choices.problem ?? room.problem}
        </Notice>
      )}
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
