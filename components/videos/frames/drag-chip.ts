let chip: HTMLElement | undefined

/**
 * What is seen of a dragged tile, beside the pointer: which take it is. Its picture would hide the
 * slot below it, and the browser works long on a picture of that size. Made a frame after the tile
 * is pressed: the press, and the drag's first moment, are work enough.
 */
const make = (name: string): HTMLElement => {
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
        chip = undefined
      },
      { signal: ends.signal },
    )
  }
  chip = made
  return made
}

/** In place of the picture that the browser would make of the tile. */
const show = (transfer: DataTransfer, name: string): void => {
  const shown = chip ?? make(name)
  if (!shown.isConnected) document.body.append(shown)
  transfer.setDragImage(shown, 0, 0)
}

/** Of a tile that the pointer is on. @returns what ends it */
export const nameWhileDragged = (tile: HTMLElement, name: string): (() => void) => {
  const press = () => make(name)
  const drag = ({ dataTransfer }: DragEvent) => dataTransfer && show(dataTransfer, name)
  // A hand may be quicker than the network.
  if (tile.matches(':active')) press()
  tile.addEventListener('pointerdown', press)
  tile.addEventListener('dragstart', drag)
  return () => {
    tile.removeEventListener('pointerdown', press)
    tile.removeEventListener('dragstart', drag)
  }
}
