/** So many frames stand side by side in a sprite: the first in the middle of the first tenth. */
export const SPRITE_FRAMES = 10
