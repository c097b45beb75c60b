'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { inputsAddress } from '@/components/inputs/ask-inputs'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import { nearestRatio } from '@/components/tasks/composer/crop-rect'
import type { Chosen } from '@/components/tasks/composer/draft'
import { SlotCrop } from '@/components/tasks/composer/slot-crop'
import { slotShape } from '@/components/tasks/composer/slot-places'
import type { MediaKind } from '@/components/tasks/composer/take-files'
import type { SlotInput, SlotWord } from '@/components/tasks/composer/use-slot-input'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'

type Props = {
  workspace: string
  kind: MediaKind
  word: SlotWord
  chosen: Chosen
  slot: SlotInput
  wantedRatio: number | null
  /** The id of the message that says what is wrong here. */
  describedBy: string | undefined
  /** Something is held above it. */
  over: boolean
  onRemove: () => void
}

/** What a slot holds, with what can be done to it. */
export const SlotPicture = ({ workspace, kind, word, chosen, slot, ...props }: Props) => {
  const t = useTranslations('composer.slots')
  const label = t(word)
  return (
    <div
      className={cx(
        'group relative w-full',
        slotShape,
        props.over && 'rounded-picture outline-2 outline-ink outline-offset-2',
      )}
    >
      <ChosenPicture
        workspace={workspace}
        chosen={chosen}
        kind={kind}
        className="absolute inset-0 size-full rounded-picture"
      />
      <Badge tone="picture" className="absolute bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)]">
        {'url' in chosen.ref ? (
          <span className="truncate" title={chosen.name ?? undefined}>
            {chosen.name}
          </span>
        ) : (
          <span className="truncate">{label}</span>
        )}
      </Badge>
      <div className="absolute top-1.5 right-1.5 flex gap-1">
        {kind === 'image' && 'inputId' in chosen.ref && (
          <SlotCrop
            source={{
              name: chosen.name ?? label,
              ratio: nearestRatio(props.wantedRatio ?? chosen.ratio ?? 1),
            }}
            from={inputsAddress(workspace, `/${chosen.ref.inputId}/file`)}
            label={t('crop', { slot: word })}
            onCrop={slot.crop}
          />
        )}
        <IconButton
          label={t('remove', { slot: word })}
          data-invalid={props.describedBy ? true : undefined}
          aria-describedby={props.describedBy}
          onClick={props.onRemove}
          tone="picture"
          size="sm"
        >
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
