'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FocusEventHandler, type ReactNode, useRef } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { MentionedField } from '@/components/tasks/composer/mentioned-field'
import { hasRoomForAlternative, letterOf } from '@/components/tasks/composer/press'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useSpeak } from '@/components/ui/use-speak'
import type { FieldErrors } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'

type Props = {
  draft: Draft
  change: ChangeDraft
  errors: FieldErrors
  leaveNote: LeaveNote
  /** Somebody has left a prompt. */
  onBlur: FocusEventHandler
  /** More tools of the first prompt. */
  children: ReactNode
}

const without = (list: string[], index: number) => list.filter((_, at) => at !== index)

/** The prompt, and its alternatives: each with a letter, its own count and its own mistakes. */
export const PromptFields = ({ draft, change, errors, leaveNote, onBlur, children }: Props) => {
  const t = useTranslations('composer')
  const speak = useSpeak()
  const fields = useRef<(HTMLTextAreaElement | null)[]>([])
  const { alternatives } = draft
  const several = alternatives.length > 0
  const labelOf = (index: number) => t('alternatives.prompt', { letter: letterOf(index) })

  const full = hasRoomForAlternative(draft)
    ? null
    : speak(say('tasks.batch.tooMany', { most: MOST_AT_ONCE }))

  const add = () => {
    change((now) => ({ alternatives: [...now.alternatives, ''] }))
    requestAnimationFrame(() => fields.current[alternatives.length + 1]?.focus())
  }
  const remove = (index: number) => {
    const removed = alternatives[index - 1] ?? ''
    change((now) => ({ alternatives: without(now.alternatives, index - 1) }))
    leaveNote({
      words: t('alternatives.removed', { letter: letterOf(index) }),
      undo: (now) =>
        hasRoomForAlternative(now)
          ? {
              alternatives: [
                ...now.alternatives.slice(0, index - 1),
                removed,
                ...now.alternatives.slice(index - 1),
              ],
            }
          : {},
    })
  }
  const write = (index: number, value: string) =>
    change((now) => ({
      alternatives: now.alternatives.map((one, at) => (at === index - 1 ? value : one)),
    }))

  return (
    <div className="flex flex-col gap-2">
      <MentionedField
        draft={draft}
        ref={(field) => {
          fields.current[0] = field
        }}
        label={several ? labelOf(0) : t('prompt')}
        name="prompt"
        placeholder={t(`placeholders.${draft.mode}`)}
        value={draft.prompt}
        onChange={(prompt) => change({ prompt })}
        error={errors.prompt ?? errors['alternatives.0']}
        onBlur={onBlur}
        letter={several ? letterOf(0) : null}
        tools={
          <>
            <Button
              variant="quiet"
              size="sm"
              aria-label={t('alternatives.addLong')}
              blockedReason={full}
              onClick={add}
            >
              <Plus className="size-3.5" aria-hidden />
              {t('alternatives.add')}
            </Button>
            {children}
          </>
        }
      />
      {alternatives.map((value, at) => {
        const index = at + 1
        return (
          <MentionedField
            key={index}
            draft={draft}
            ref={(field) => {
              fields.current[index] = field
            }}
            label={labelOf(index)}
            name={`alternatives.${index}`}
            small
            value={value}
            onChange={(text) => write(index, text)}
            error={errors[`alternatives.${index}`]}
            onBlur={onBlur}
            letter={letterOf(index)}
            tools={
              <IconButton
                size="sm"
                label={t('alternatives.remove', { letter: letterOf(index) })}
                onClick={() => remove(index)}
              >
                <X className="size-3.5" aria-hidden />
              </IconButton>
            }
          />
        )
      })}
    </div>
  )
}
