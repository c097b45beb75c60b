import type { KeyboardEvent } from 'react'
import { selected } from '@/components/videos/bulk/use-selected'

type Field = {
  /** The tile that has the focus. */
  id: string
  /** All that is loaded, as it stands. */
  order: () => readonly string[]
  /** Where an arrow leads; null at the end. */
  neighbour: (key: string) => string | null
  /** Gives a tile the focus. */
  focus: (id: string) => void
  onDelete: (ids: string[]) => void
}

/**
 * Space chooses the focused tile, Shift with an arrow as far as it leads, Ctrl+A or ⌘A all that is
 * loaded; Esc chooses nothing, Delete moves what is chosen, or else the tile, into the trash.
 * @returns whether the key was one of these
 */
export const chooseByKey = (event: KeyboardEvent, field: Field): boolean => {
  const { id, order } = field
  const withCommand = event.ctrlKey || event.metaKey
  const { ids } = selected.read()
  if (event.altKey) return false
  if (withCommand && !event.shiftKey && event.code === 'KeyA') selected.chooseAll(order())
  else if (withCommand) return false
  else if (event.key === ' ') {
    if (!event.repeat) selected.toggle(id)
  } else if (event.key === 'Escape' && ids.size > 0) selected.clear()
  else if (event.key === 'Delete' && !event.repeat) field.onDelete(ids.size > 0 ? [...ids] : [id])
  else if (event.shiftKey && event.key.startsWith('Arrow')) {
    const next = field.neighbour(event.key)
    if (next) {
      selected.extendTo(next, order(), id)
      field.focus(next)
    }
  } else return false
  event.preventDefault()
  return true
}
