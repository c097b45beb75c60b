'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  type CropRatio,
  placed,
  type Rect,
  resized,
  type Size,
} from '@/components/tasks/composer/crop-rect'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

type Props = { picture: Size; rect: Rect; ratio: CropRatio; onChange: (rect: Rect) => void }

const NAMES = ['x', 'y', 'width', 'height'] as const

/** The part in numbers, in pixels of the picture. The height follows the width but where it is free. */
export const CropFields = ({ picture, rect, ratio, onChange }: Props) => {
  const t = useTranslations('composer.crop')
  // What is being typed stays as it is typed until the field is left: "1" is the way to "1280".
  const [typed, setTyped] = useState<{ name: string; text: string } | null>(null)
  const put = (name: (typeof NAMES)[number], value: number) => {
    const isPlace = name === 'x' || name === 'y'
    onChange(
      isPlace
        ? placed(rect, picture, { ...rect, [name]: value })
        : resized(rect, picture, ratio, { [name]: value, keep: 'corner' }),
    )
  }
  /** What is typed, where it is a number that can be meant. */
  const read = (name: string): number | null =>
    typed?.name === name && /^\d{1,6}$/.test(typed.text) ? Number(typed.text) : null
  const settle = (name: (typeof NAMES)[number], by = 0) => {
    const value = read(name)
    if (value !== null || by !== 0) put(name, (value ?? rect[name]) + by)
    setTyped(null)
  }
  const isFixed = (name: (typeof NAMES)[number]) => name === 'height' && ratio !== 'free'
  return (
    <div className="grid grid-cols-4 gap-2">
      {NAMES.map((name) => (
        <Field key={name} label={t(name)}>
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            readOnly={isFixed(name)}
            value={typed?.name === name ? typed.text : String(rect[name])}
            onChange={(event) => setTyped({ name, text: event.currentTarget.value.trim() })}
            onBlur={() => settle(name)}
            onKeyDown={(event) => {
              // First the number, then the picture.
              if (event.key === 'Enter' && typed) {
                event.preventDefault()
                settle(name)
              }
              const way = { ArrowUp: 1, ArrowDown: -1 }[event.key]
              if (!way || isFixed(name)) return
              event.preventDefault()
              // The next width that has the ratio.
              const step = name === 'width' && ratio !== 'free' ? Number(ratio.split(':')[0]) : 1
              settle(name, way * step)
            }}
            className="figures px-2"
          />
        </Field>
      ))}
    </div>
  )
}
