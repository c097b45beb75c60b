'use client'
import { AtSign } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type RefCallback, useRef } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { PromptField } from '@/components/tasks/composer/prompt-field'
import { referencesOf } from '@/components/tasks/composer/references'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'

// Most prompts speak of no reference.
const Mentions = later(() =>
  import('@/components/tasks/composer/mentions').then((file) => file.Mentions),
)

type Props = Omit<ComponentProps<typeof PromptField>, 'ref'> & {
  draft: Draft
  ref: RefCallback<HTMLTextAreaElement>
  /** What it is called among several. */
  letter: string | null
}

/** Types an "@" where the caret is; the list of references opens on that. */
const beginMention = (field: HTMLTextAreaElement) => {
  field.focus()
  const before = field.value.slice(0, field.selectionStart)
  document.execCommand('insertText', false, /\S$/.test(before) ? ' @' : '@')
}

/** A prompt in which references can be named, where there are any. */
export const MentionedField = ({ draft, letter, tools, ref, ...rest }: Props) => {
  const t = useTranslations('composer.mention')
  const field = useRef<HTMLTextAreaElement>(null)
  const references = referencesOf(draft)
  return (
    <PromptField
      {...rest}
      ref={(element) => {
        field.current = element
        ref(element)
      }}
      tools={
        <>
          {letter && (
            <span aria-hidden="true" className="px-1.5 font-semibold text-second text-xs">
              {letter}
            </span>
          )}
          {references && references.length > 0 && (
            <Button
              variant="quiet"
              size="sm"
              aria-label={t('list')}
              onClick={() => field.current && beginMention(field.current)}
            >
              <AtSign className="size-3.5" aria-hidden />
              {t('button')}
            </Button>
          )}
          {tools}
        </>
      }
    >
      {references && (
        <Mentions
          field={field}
          references={references}
          text={rest.value}
          isRefused={rest.error !== undefined}
        />
      )}
    </PromptField>
  )
}
