'use client'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useDeferredValue, useEffect, useRef } from 'react'
import { Composer } from '@/components/tasks/composer/composer'
import { ComposerFrame } from '@/components/tasks/composer/composer-frame'
import { isNarrow, openComposer } from '@/components/tasks/composer/composer-sheet'
import { type Draft, type Reused, withSettings } from '@/components/tasks/composer/draft'
import { replacing } from '@/components/tasks/composer/draft-aside'
import { findShot } from '@/components/tasks/composer/find-shot'
import { PlaceRows } from '@/components/tasks/composer/place-rows'
import { UndoSend } from '@/components/tasks/composer/press-notes'
import type { ProjectChoice } from '@/components/tasks/composer/project-select'
import { type ChangeDraft, useDraft } from '@/components/tasks/composer/use-draft'
import { useNote } from '@/components/tasks/composer/use-note'
import { NO_ERRORS } from '@/components/tasks/composer/use-press'
import { useProjects } from '@/components/tasks/composer/use-projects'
import { useSame } from '@/components/tasks/composer/use-same'
import { useSending } from '@/components/tasks/composer/use-sending'
import { useSettled } from '@/components/tasks/composer/use-settled'
import { withInput } from '@/components/tasks/composer/with-input'
import { type OpenedWith, withOrigin } from '@/components/tasks/composer/with-origin'
import { clockSkew } from '@/components/tasks/live/clock-skew'
import { Stream } from '@/components/tasks/live/stream'
import { type LiveProblem, useLive } from '@/components/tasks/live/use-live'
import { countMine, useTitleCount } from '@/components/tasks/live/use-title-count'
import type { InputView } from '@/lib/media/input-view'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'
import type { Whose } from '@/lib/tasks/whose'

type Props = {
  workspace: string
  viewer: { id: string; name: string }
  providerMode: TaskView['providerMode']
  canSubmit: boolean
  canResume: boolean
  projects: ProjectChoice[]
  /** The video or task that the composer was opened from. */
  origin: OpenedWith | null
  /** The input that was chosen in the library to begin with. */
  input: InputView | null
  /** Whose tasks this browser last asked for here. */
  whose: Whose
}

const showComposer = ({ selectPrompt = false } = {}) => {
  // On a narrow screen it opens the sheet; on a wide one the composer stands there already.
  if (isNarrow()) openComposer()
  requestAnimationFrame(() => {
    const [prompt] = document.getElementsByName('prompt')
    prompt?.focus()
    if (selectPrompt && prompt instanceof HTMLTextAreaElement) prompt.select()
  })
}

/** The home of a workspace: the composer beside everything that moves. */
export const Studio = (props: Props) => {
  const { live, problem, refresh } = useLive(props.workspace)
  useTitleCount(live ? countMine(live.tasks) : 0)
  // News is drawn between the keys of somebody who writes.
  const shown = useDeferredValue(live)
  return shown ? <Desk {...props} {...{ live: shown, problem, refresh }} /> : null
}

type DeskProps = Props & {
  live: LiveView
  problem: LiveProblem | null
  refresh: () => Promise<LiveView | undefined>
}

/** Where the draft is kept. Keys change it: what asks and listens stands above. */
const Desk = memo(
  ({
    workspace,
    viewer,
    providerMode,
    canSubmit,
    canResume,
    projects,
    origin,
    input,
    whose,
    live,
    problem,
    refresh,
  }: DeskProps) => {
    const t = useTranslations()
    const { draft, change, catchUp } = useDraft(workspace, viewer.id)
    const settled = useSettled(draft)
    const { projects: all, addNamed } = useProjects(projects)
    const project = all.find(({ id }) => id === draft.projectId) ?? all[0]
    const notes = useNote(change)
    const same = useSame(workspace, draft, project?.id ?? '', live.tasks)
    // One for all: clocks that count the same stand beside each other.
    const skewMs = clockSkew(live.now)
    const { sender, undoable, undo, tasks } = useSending({
      workspace,
      viewer,
      providerMode,
      projects: all,
      live,
      skewMs,
      refresh,
      draft,
      change,
      leaveNote: notes.leaveNote,
      onSame: same.tell,
      onBack: () => {
        same.forget()
        showComposer()
      },
    })

    const { forget } = sender
    const { goOn } = notes
    const write: ChangeDraft = useCallback(
      (by) => {
        forget()
        goOn()
        change(by)
      },
      [forget, goOn, change],
    )

    const { leaveNote } = notes
    const replace = (by: (now: Draft) => Partial<Draft>) => {
      // What a note undoes is not in this draft.
      leaveNote(null)
      write((now) => replacing(now, by(now)))
    }
    const reuse = (from: Reused) => replace((now) => withSettings(now, from))
    const edit = (task: TaskView) => {
      const { shotId, shotNumber, shotName } = task
      reuse({
        settings: task.settings,
        projectId: task.project.id,
        takeOfId: task.id,
        shot: { id: shotId, number: shotNumber, name: shotName },
      })
      showComposer()
    }
    const tryExample = () => {
      // Subject, movement, scene, camera, light, and a motion with an end: what Kling likes to read.
      const prompt = t('tasks.stream.examplePrompt')
      replace(() => ({ mode: 'text', prompt, isElsewhere: true }))
      showComposer()
    }

    const begun = useRef<string | null>(null)
    const toShow = useRef<OpenedWith | null>(null)
    useEffect(() => {
      // Not before its words stand in the field: a change of them would end the selection.
      if (toShow.current?.settings.prompt !== draft.prompt) return
      showComposer(toShow.current)
      toShow.current = null
    }, [draft])
    useEffect(() => {
      const key = origin?.key ?? input?.id
      if (key === undefined || begun.current === key) return
      begun.current = key
      if (origin) {
        toShow.current = origin
        leaveNote(null)
        change((now) => replacing(now, withOrigin(now, origin)))
      } else if (input) {
        const { kind, name } = input
        change(({ mode, image, video }) => {
          leaveNote({
            words: t('inputs.library.begins', { kind, name }),
            undo: () => ({ mode, image, video }),
            keepsFocus: true,
          })
          return withInput(input)
        })
        showComposer()
      }
      // Taken once: a reload keeps what was changed since.
      window.history.replaceState(null, '', window.location.pathname + window.location.hash)
    }, [origin, input, change, leaveNote, t])

    if (!project) return null
    return (
      <div className="wide:grid wide:grid-cols-[25.25rem_minmax(0,1fr)]">
        <h1 className="sr-only">{t('shell.nav.studio')}</h1>
        <ComposerFrame onOpen={canSubmit ? same.ask : () => {}}>
          <Composer
            workspace={workspace}
            draft={draft}
            settled={settled}
            change={write}
            catchUp={catchUp}
            projectId={project.id}
            sender={sender}
            notes={notes}
            same={same}
            available={live.balance.available}
            queue={live.queue}
            isSendingPaused={live.pause !== null}
            canSubmit={canSubmit}
            undo={undoable && <UndoSend {...undoable} />}
          >
            <PlaceRows
              workspace={workspace}
              draft={settled}
              change={write}
              errors={sender.problem?.fields ?? NO_ERRORS}
              projects={all}
              projectId={project.id}
              onProjectNamed={addNamed}
              shot={findShot(draft, live)}
              mayName={canSubmit}
            />
          </Composer>
        </ComposerFrame>
        <div className="min-w-0">
          <Stream
            workspace={workspace}
            viewerId={viewer.id}
            whose={whose}
            live={live}
            skewMs={skewMs}
            tasks={tasks}
            undo={undo}
            problem={problem}
            canResume={canResume}
            refresh={refresh}
            onEdit={canSubmit ? edit : undefined}
            onExample={canSubmit ? tryExample : undefined}
          />
        </div>
      </div>
    )
  },
)
Desk.displayName = 'Desk'
