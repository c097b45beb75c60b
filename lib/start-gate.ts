/**
 * What has to stand before the worker may begin. The start script loads the studio while the
 * emulated Kling is still starting beside it; without a start script there is nothing to wait for.
 */
const holder = globalThis as typeof globalThis & { dailiesStartGate?: Promise<unknown> }

export const holdWorkUntil = (ready: Promise<unknown>): void => {
  holder.dailiesStartGate = ready
}

export const whenWorkMayBegin = async (): Promise<void> => {
  await holder.dailiesStartGate
}
