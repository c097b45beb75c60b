import type { PlayerCommand } from '@/lib/videos/player-keys'

/** What is typed into, chosen from by letters, or open over the page: every key is its own. */
const TAKES_KEYS =
  'textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"], ' +
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"], [type="submit"])'

/** What the space bar presses. */
const TAKES_SPACE = 'button, summary, [role="button"], [role="switch"], input:not([type="range"])'

type Reached = Pick<Element, 'closest'>

/** Whether what has the focus, or lies over the page, uses this key itself. */
export const isKeyTaken = (target: Reached, command: PlayerCommand): boolean =>
  target.closest(command === 'toggle' ? `${TAKES_KEYS}, ${TAKES_SPACE}` : TAKES_KEYS) !== null
