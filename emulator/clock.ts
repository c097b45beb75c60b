/** The emulator's own time: real time plus whatever a test has moved it by. */
export type Clock = { now(): number; offsetMs(): number; advance(ms: number): void }

export const createClock = (startOffsetMs = 0): Clock => {
  let offset = startOffsetMs
  return {
    now: () => Date.now() + offset,
    offsetMs: () => offset,
    advance: (ms) => {
      offset += ms
    },
  }
}
