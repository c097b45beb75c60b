const MUCH = 1.5

/** Whether a task has run for so much longer than usual that nobody can tell when it ends. */
export const isOverUsual = (seconds: number, usual: { to: number }): boolean =>
  seconds > usual.to * MUCH
