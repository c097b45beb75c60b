/** The input whose tile something is in. */
export const tileOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement
    ? (target.closest<HTMLElement>('[data-input]')?.dataset.input ?? null)
    : null

/** The focus goes to the neighbour of what is about to go, when it is within. */
export const focusBeside = (id: string) => {
  const tile = document.querySelector(`[data-input="${id}"]`)
  if (!tile?.contains(document.activeElement)) return
  const beside = tile.nextElementSibling ?? tile.previousElementSibling
  beside?.querySelector<HTMLElement>('[data-tile]')?.focus()
}

/** The focus that was lost goes to an input, or to the first where it is not among those shown. */
export const focusBack = (id: string) => {
  if (document.activeElement !== document.body) return
  const tile =
    document.querySelector<HTMLElement>(`[data-input="${id}"] [data-tile]`) ??
    document.querySelector<HTMLElement>('[data-input] [data-tile]')
  tile?.focus()
}
