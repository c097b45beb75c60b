'use client'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type FormEvent, useRef } from 'react'
import { CheaperHint } from '@/components/tasks/composer/cheaper-hint'
import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { GenerateBar } from '@/components/tasks/composer/generate-bar'
import { InputSlots, type Takers } from '@/components/tasks/composer/input-slots'
import { ModelRows } from '@/components/tasks/composer/model-rows'
import { MoreSettings } from '@/components/tasks/composer/more-settings'
import { findCheaper } from '@/components/tasks/composer/offer'
import { slotFor } from '@/components/tasks/composer/paste-files'
import { type ProjectChoice, ProjectSelect } from '@/components/tasks/composer/project-select'
import { PromptField } from '@/components/tasks/composer/prompt-field'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { SubmitNotice } from '@/components/tasks/composer/submit-notice'
import { TakeRows } from '@/components/tasks/composer/take-rows'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { useSendKeys } from '@/components/tasks/composer/use-send-keys'
import type { SubmitProblem } from '@/components/tasks/composer/use-submit'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { CATALOG, fieldsOf, MODES } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'

type Props = {
  workspace: string
  draft: Draft
  change: ChangeDraft
  projects: ProjectChoice[]
  projectId: string
  onProjectCreated: (project: ProjectChoice) => void
  available: number
  ahead: number
  canSubmit: boolean
  busy: boolean
  problem: SubmitProblem | null
  /** Any change makes the last answer old. */
  onChanged: () => void
  onSubmit: () => Promise<SubmitProblem | null>
}

/** The form for all types. What it shows follows from the catalogue alone. */
export const Composer = ({ draft, workspace, ...props }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const takers = useRef<Takers>({})
  const sendKeys = useSendKeys(form)
  const t = useTranslations('composer')
  const settings = settingsOf(draft)
  const fields = fieldsOf(settings.type)
  const errors = props.problem?.fields ?? {}
  const price = estimateCredits(settings)
  const cheaper = findCheaper(settings)
  const change: ChangeDraft = (by) => {
    props.onChanged()
    props.change(by)
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!props.canSubmit || props.busy || price > props.available) return
    const unread = form.current?.querySelector<HTMLElement>('[data-unread]')
    if (unread) {
      unread.closest('details')?.setAttribute('open', '')
      return unread.focus()
    }
    const problem = await props.onSubmit()
    if (!problem) return
    // After React has drawn the messages: the first field that is wrong, in the order of the form.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus(),
    )
  }

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    const slot = files.length > 0 && slotFor(draft, fields, files)
    if (!slot) return
    event.preventDefault()
    takers.current[slot]?.take(files)
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      {...sendKeys}
      onPaste={onPaste}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain p-4">
        <Segmented
          label={t('mode')}
          value={draft.mode}
          onChange={(mode) => change({ mode })}
          options={MODES.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
        />
        <InputSlots {...{ workspace, draft, change, fields, errors, takers }} />
        {draft.takeOfId && (
          <div className="flex items-center justify-between gap-2 text-second">
            {t('otherTake')}
            <Button variant="quiet" onClick={() => change({ takeOfId: null })}>
              {t('newShotInstead')}
            </Button>
          </div>
        )}
        <PromptField
          label={t('prompt')}
          name="prompt"
          placeholder={t(`placeholders.${draft.mode}`)}
          value={draft.prompt}
          onChange={(prompt) => change({ prompt })}
          error={errors.prompt}
        />
        <div className="flex flex-col gap-2.5">
          <ModelRows draft={draft} change={change} />
          <TakeRows draft={draft} change={change} errors={errors} />
          <SettingRow label={t('project.label')} error={errors.projectId}>
            <ProjectSelect
              workspace={workspace}
              projects={props.projects}
              value={props.projectId}
              onChange={(projectId) => change({ projectId })}
              onCreated={props.onProjectCreated}
            />
          </SettingRow>
        </div>
        {cheaper && (
          <CheaperHint
            offer={cheaper}
            sound={settings.sound ?? false}
            onUse={() => change({ model: CATALOG[cheaper.type].model })}
          />
        )}
        <MoreSettings {...{ draft, change, errors }} strength={fields.cfgScale !== 'absent'} />
      </div>
      <GenerateBar
        workspace={workspace}
        price={price}
        available={props.available}
        ahead={props.ahead}
        busy={props.busy}
        blockedReason={props.canSubmit ? null : t('send.viewersWatch')}
        problem={props.problem && <SubmitNotice problem={props.problem} workspace={workspace} />}
      />
    </form>
  )
}
