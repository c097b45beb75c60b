'use client'
import { useTranslations } from 'next-intl'
import { type FocusEvent, type ReactNode, useMemo, useRef } from 'react'
import { PresetButton } from '@/components/presets/preset-button'
import { CheaperHint } from '@/components/tasks/composer/cheaper-hint'
import { type Draft, settingsOf, typeOf } from '@/components/tasks/composer/draft'
import { GenerateBar } from '@/components/tasks/composer/generate-bar'
import { Guidance } from '@/components/tasks/composer/guidance'
import { ModeChoice } from '@/components/tasks/composer/mode-choice'
import { ModelRows } from '@/components/tasks/composer/model-rows'
import { MoreSettings } from '@/components/tasks/composer/more-settings'
import { findCheaper } from '@/components/tasks/composer/offer'
import { countOf, priceOfPress, promptCount } from '@/components/tasks/composer/press'
import { fetchPressNotes, PressNotes } from '@/components/tasks/composer/press-notes'
import { PromptFields } from '@/components/tasks/composer/prompt-fields'
import { fetchPressCode } from '@/components/tasks/composer/read-batch'
import { SlotPlaces } from '@/components/tasks/composer/slot-places'
import { TakeRows } from '@/components/tasks/composer/take-rows'
import { TakesStepper } from '@/components/tasks/composer/takes-stepper'
import { useComposerInputs } from '@/components/tasks/composer/use-composer-inputs'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { Notes } from '@/components/tasks/composer/use-note'
import { usePresetTool } from '@/components/tasks/composer/use-preset-tool'
import { NO_ERRORS, type Sender, usePress } from '@/components/tasks/composer/use-press'
import type { Same } from '@/components/tasks/composer/use-same'
import { useSendKeys } from '@/components/tasks/composer/use-send-keys'
import { PlaceCard } from '@/components/tasks/live/place-cards'
import { later } from '@/components/ui/later'
import { useEarlyPress } from '@/components/ui/use-early-press'
import { CATALOG, fieldsOf } from '@/lib/kling/catalog'
import type { QueueView } from '@/lib/tasks/task-view'

// A prompt alone needs no slots, and nothing of what brings files here.
const InputSlots = later(
  () => import('@/components/tasks/composer/input-slots').then((file) => file.InputSlots),
  SlotPlaces,
)

/** What a press comes to. */
const fetchSoon = () => {
  fetchPressCode()
  PlaceCard.fetch()
  fetchPressNotes()
}

type Props = {
  workspace: string
  draft: Draft
  /** It without its words: see `useSettled`. */
  settled: Draft
  change: ChangeDraft
  catchUp: (drawn: Draft) => boolean
  projectId: string
  sender: Sender
  notes: Notes
  same: Same
  available: number
  queue: QueueView
  isSendingPaused: boolean
  canSubmit: boolean
  /** What can be undone of the last press. */
  undo: ReactNode
  /** Where it belongs: project and shot. */
  children: ReactNode
}

/** The form for all types. What it shows follows from the catalogue alone. */
export const Composer = ({
  workspace,
  draft,
  settled,
  change,
  catchUp,
  projectId,
  sender,
  notes,
  same,
  ...props
}: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const sendKeys = useSendKeys(form)
  useEarlyPress(form)
  const t = useTranslations('composer')
  const type = typeOf(settled)
  const fields = useMemo(() => fieldsOf(type), [type])
  const errors = sender.problem?.fields ?? NO_ERRORS
  const price = priceOfPress(settled)
  const settings = settingsOf(settled)
  const cheaper = findCheaper(settings)
  const { leaveNote } = notes
  const inputs = useComposerInputs({ workspace, draft, change, fields, leaveNote })
  const presets = usePresetTool({ workspace, draft, change, leaveNote })
  const blockedReason = props.canSubmit ? inputs.blockedReason : t('send.viewersWatch')
  const { press, isAsked, notYet } = usePress({
    form,
    draft,
    catchUp,
    projectId,
    sender,
    isBlocked: blockedReason !== null || price > props.available,
    onPressed: () => {
      leaveNote(null)
      same.forget()
    },
  })

  const leavePrompt = ({ relatedTarget: next }: FocusEvent) => {
    // Whoever leaves the form is not about to press; a button takes no focus in Safari.
    if (props.canSubmit && (!next || form.current?.contains(next))) same.ask()
  }

  return (
    <form
      ref={form}
      noValidate
      // Pressed before the scripts are there, it stays where it is, and the press is answered later.
      method="dialog"
      // A browser that fills in again what stood there before a reload would contradict the draft.
      autoComplete="off"
      onSubmit={press}
      {...sendKeys}
      {...inputs.handlers}
      onPointerEnter={fetchSoon}
      onFocus={fetchSoon}
      className="flex min-h-0 flex-1 flex-col"
    >
      {props.canSubmit && (
        // In the head of the sheet, which is not the form's.
        <div className="absolute top-0 right-2 flex h-12 items-center wide:hidden">
          <PresetButton onOpen={presets.open} isInHead />
        </div>
      )}
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain p-4 compact:gap-3 compact:p-3 low:grid low:grid-cols-2 low:content-start low:items-start low:gap-y-2 low:py-2">
        <div className="contents low:flex low:flex-col low:gap-4">
          <div {...InputSlots.soon}>
            <ModeChoice value={draft.mode} change={change} />
          </div>
          {inputs.areUsed && (
            <InputSlots
              {...{ workspace, change, fields, errors }}
              draft={settled}
              {...inputs.slots}
            />
          )}
        </div>
        <div className="flex flex-col gap-1 low:col-start-2 low:row-span-4 low:row-start-1">
          <PromptFields {...{ draft, change, errors }} leaveNote={leaveNote} onBlur={leavePrompt}>
            {props.canSubmit && (
              <span className="contents max-wide:hidden">
                <PresetButton onOpen={presets.open} />
              </span>
            )}
          </PromptFields>
          <Guidance mode={draft.mode} />
          {presets.dialog}
        </div>
        <div className="flex flex-col gap-2.5 compact:gap-2">
          <ModelRows draft={settled} change={change} />
          <TakeRows draft={settled} change={change} errors={errors} />
          {props.children}
        </div>
        {cheaper && (
          <CheaperHint
            offer={cheaper}
            count={countOf(draft)}
            sound={settings.sound ?? false}
            onUse={() => change({ model: CATALOG[cheaper.type].model })}
          />
        )}
        <MoreSettings
          {...{ change, errors }}
          negativePrompt={draft.negativePrompt}
          cfgScale={draft.cfgScale}
          strength={fields.cfgScale !== 'absent'}
        />
      </div>
      <GenerateBar
        workspace={workspace}
        price={price}
        count={countOf(draft)}
        available={props.available}
        queue={props.queue}
        isSendingPaused={props.isSendingPaused}
        busy={sender.busy}
        blockedReason={blockedReason}
        isAsked={isAsked}
        onNotYet={notYet}
        onNear={props.canSubmit ? same.ask : () => {}}
        takes={<TakesStepper draft={settled} change={change} />}
        undo={props.undo}
      >
        <PressNotes
          {...{ workspace, notes, change }}
          problem={sender.problem}
          same={same.same}
          prompts={promptCount(draft)}
          aside={draft.aside}
        />
      </GenerateBar>
    </form>
  )
}
