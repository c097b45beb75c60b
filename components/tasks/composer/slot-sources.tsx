'use client'
import { Images, Link2 } from 'lucide-react'
import { type ComponentProps, startTransition, useState } from 'react'
import type { MediaKind } from '@/components/tasks/composer/take-files'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import type { InputView } from '@/lib/media/input-view'

const InputPicker = later(() =>
  import('@/components/inputs/input-picker').then((file) => file.InputPicker),
)

type Props = {
  workspace: string
  kind: MediaKind
  /** What the two buttons are called. */
  labels: { inputs: string; address: string }
  /** What stands on them where there is room for words; parts of `labels`. */
  words?: { inputs: string; address: string } | undefined
  /** How many still fit; one is chosen at once. */
  most?: number
  onInputs: (inputs: InputView[]) => void
  /** Where a whole video of the studio may stand. */
  onVideo?: ((videoId: string) => void) | undefined
  onAddress: () => void
  className?: string
}

/** The two other ways to fill a place: from the inputs, and by an address. */
export const SlotSources = ({ labels, words, most, onInputs, onAddress, ...props }: Props) => {
  const { className, ...rest } = props
  const [picking, setPicking] = useState(false)
  return (
    <div className={className}>
      <Source
        label={labels.inputs}
        word={words?.inputs}
        {...InputPicker.soon}
        onClick={() => startTransition(() => setPicking(true))}
      >
        <Images className="size-4" aria-hidden />
      </Source>
      <Source label={labels.address} word={words?.address} data-by-address onClick={onAddress}>
        <Link2 className="size-4" aria-hidden />
      </Source>
      {picking && (
        <InputPicker
          {...rest}
          onClose={() => setPicking(false)}
          multiple={most !== undefined && most > 1}
          most={most}
          onChoose={onInputs}
        />
      )}
    </div>
  )
}

type SourceProps = ComponentProps<'button'> & { label: string; word: string | undefined }

const Source = ({ label, word, children, ...props }: SourceProps) =>
  word ? (
    <Button {...props} size="sm" aria-label={label}>
      {children}
      {word}
    </Button>
  ) : (
    <IconButton {...props} label={label} size="sm">
      {children}
    </IconButton>
  )
