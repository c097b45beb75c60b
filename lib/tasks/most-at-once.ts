/** How many tasks one press of the button makes at most: takes × alternatives. */
export const MOST_AT_ONCE = 8
