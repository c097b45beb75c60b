'use client'
import { useCallback } from 'react'
import { useUploads } from '@/components/inputs/use-uploads'
import type { Chosen } from '@/components/tasks/composer/draft'
import type { InputView } from '@/lib/media/input-view'

export const chosenOf = (input: InputView): Chosen => ({
  ref: { inputId: input.id },
  name: input.name,
  ratio: input.height > 0 ? input.width / input.height : null,
})

/** Uploads into one slot or list. A new file puts away what failed before it. */
export const useUpload = (
  workspace: string,
  onDone: (chosen: Chosen, input: InputView) => void,
) => {
  const { uploads, add, retry, putAway } = useUploads(workspace, (input) =>
    onDone(chosenOf(input), input),
  )
  const start = useCallback(
    (file: File) => {
      for (const { id, state } of uploads) if (state === 'failed') putAway(id)
      add([file])
    },
    [uploads, add, putAway],
  )
  return { uploads, start, retry, putAway }
}
