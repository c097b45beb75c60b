/** A place on the seek bar that somebody said something about. */
export type Pin = { id: string; frame: number; name: string }

/**
 * Pins that would lie over each other stand together where the first of them is, so that each can
 * be pressed.
 * @param apartFrames how far from each other two have to be to stand alone
 */
export const groupPins = (pins: readonly Pin[], apartFrames: number): Pin[][] => {
  const groups: Pin[][] = []
  for (const pin of pins.toSorted((a, b) => a.frame - b.frame)) {
    const group = groups.at(-1)
    if (group?.[0] && pin.frame - group[0].frame < apartFrames) group.push(pin)
    else groups.push([pin])
  }
  return groups
}

/** Where a press on a group leads: to the first of it behind the frame that is shown, in turns. */
export const nextInGroup = (group: readonly Pin[], frame: number): Pin | undefined =>
  group.find((pin) => pin.frame > frame) ?? group[0]
