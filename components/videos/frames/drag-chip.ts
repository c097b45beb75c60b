let chip: HTMLElement | undefined

/**
 * What is seen of a dragged tile, beside the pointer: which take it is. Its picture would hide the
 * slot below it, and the browser works long on a picture of that size. Made a frame after the tile
 * is pressed: the press, and the drag's first moment, are work enough.
 */
export const readyToDrag = (name: string): void => {
  const made = document.createElement('span')
  made.ariaHidden = 'true'
  made.textContent = name
  // The clear border stands under the pointer's arrow.
  made.className =
    'fixed -top-full left-0 whitespace-nowrap rounded-md border-transparent border-l-16 bg-ink bg-clip-padding px-2 py-1 font-medium text-ground text-xs'
  const frame = requestAnimationFrame(() => document.body.append(made))
  // One of the two comes, and takes the other with it.
  const ends = new AbortController()
  for (const end of ['pointerup', 'dragend']) {
    addEventListener(
      end,
      () => {
        cancelAnimationFrame(frame)
        made.remove()
        ends.abort()
      },
      { signal: ends.signal },
    )
  }
  chip = made
}

/** In place of the picture that the browser would make of the tile. */
export const showChip = (transfer: DataTransfer): void => {
  if (!chip) return
  if (!chip.isConnected) document.body.append(chip)
  transfer.setDragImage(chip, 0, 0)
}
