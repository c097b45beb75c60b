'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Composer } from '@/components/tasks/composer/composer'
import { ComposerFrame } from '@/components/tasks/composer/composer-frame'
import { closeComposer, openComposer } from '@/components/tasks/composer/composer-sheet'
import { type Reused, withSettings } from '@/components/tasks/composer/draft'
import type { ProjectChoice } from '@/components/tasks/composer/project-select'
import { useDraft } from '@/components/tasks/composer/use-draft'
import { useSubmit } from '@/components/tasks/composer/use-submit'
import { withInput } from '@/components/tasks/composer/with-input'
import { type OpenedWith, withOrigin } from '@/components/tasks/composer/with-origin'
import { Stream } from '@/components/tasks/live/stream'
import { useLive } from '@/components/tasks/live/use-live'
import { usePending } from '@/components/tasks/live/use-pending'
import { countMine, useTitleCount } from '@/components/tasks/live/use-title-count'
import { announce } from '@/components/ui/announcer'
import type { InputView } from '@/lib/media/input-view'
import type { TaskView } from '@/lib/tasks/task-view'

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
}

const showComposer = ({ selectPrompt = false } = {}) => {
  // On a narrow screen it opens the sheet; on a wide one the composer stands there already.
  if (window.matchMedia('(width < 56.25rem)').matches) openComposer()
  requestAnimationFrame(() => {
    const [prompt] = document.getElementsByName('prompt')
    prompt?.focus()
    if (selectPrompt && prompt instanceof HTMLTextAreaElement) prompt.select()
  })
}

/** The home of a workspace: the composer beside everything that moves. */
export const Studio = ({
  workspace,
  viewer,
  providerMode,
  canSubmit,
  canResume,
  projects,
  origin,
  input,
}: Props) => {
  const t = useTranslations()
  const { live, problem, refresh } = useLive(workspace)
  useTitleCount(live ? countMine(live.tasks) : 0)
  const { draft, change } = useDraft(workspace, viewer.id)
  const [created, setCreated] = useState<ProjectChoice[]>([])
  const all = [...projects, ...created.filter(({ id }) => !projects.some((one) => one.id === id))]
  const project = all.find(({ id }) => id === draft.projectId) ?? all[0]
  const pending = usePending({ viewer, providerMode, workspace, projects: all, refresh })
  const {
    submit,
    busy,
    problem: refusal,
    forget,
  } = useSubmit({
    workspace,
    userId: viewer.id,
    ...pending.handlers,
    onAccepted: (sent, taskId) => {
      // The card is behind the sheet: left open, it looks as if nothing had happened.
      closeComposer()
      return pending.handlers.onAccepted(sent, taskId)
    },
  })

  const reuse = (from: Reused) => {
    forget()
    change((now) => withSettings(now, from))
  }
  const edit = (task: TaskView) => {
    reuse({ settings: task.settings, projectId: task.project.id, takeOfId: task.id })
    showComposer()
  }
  const tryExample = () => {
    // Subject, movement, scene, camera, light, and a motion with an end: what Kling likes to read.
    change({ mode: 'text', prompt: t('tasks.stream.examplePrompt') })
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
      change((now) => withOrigin(now, origin))
    } else if (input) {
      change(withInput(input))
      announce('input', t('inputs.library.begins', { kind: input.kind, name: input.name }))
      showComposer()
    }
    // Taken once: a reload keeps what was changed since.
    window.history.replaceState(null, '', window.location.pathname + window.location.hash)
  }, [origin, input, change, t])

  if (!live || !project) return null
  const tasks = pending.merge(live.tasks)
  return (
    <div className="wide:grid wide:grid-cols-[25.25rem_minmax(0,1fr)]">
      <h1 className="sr-only">{t('shell.nav.studio')}</h1>
      <ComposerFrame>
        <Composer
          workspace={workspace}
          draft={draft}
          change={change}
          projects={all}
          projectId={project.id}
          onProjectCreated={(made) => setCreated((before) => [...before, made])}
          available={live.balance.available}
          ahead={live.tasks.filter((task) => task.state === 'queued').length}
          canSubmit={canSubmit}
          busy={busy}
          problem={refusal}
          onChanged={forget}
          onSubmit={() => submit(draft, project.id)}
        />
      </ComposerFrame>
      <div data-behind-sheet className="min-w-0">
        <Stream
          workspace={workspace}
          live={live}
          tasks={tasks}
          problem={problem}
          canResume={canResume}
          refresh={refresh}
          onEdit={canSubmit ? edit : undefined}
          onExample={canSubmit ? tryExample : undefined}
        />
      </div>
    </div>
  )
}
