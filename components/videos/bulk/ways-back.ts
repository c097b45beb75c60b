type Place = { shotId: string; takeNumber: number }

/** What `moveBack` is asked for after `moveToShot`: where each stood, if it stands where it was put. */
export const waysBack = (moved: readonly ({ videoId: string; from: Place } & Place)[]) =>
  moved.map(({ videoId, from, shotId, takeNumber }) => ({
    ...{ videoId, ...from },
    at: { shotId, takeNumber },
  }))
