/**
 * Justified rows. The least height of a row grows with the container around it: three wide tiles
 * beside the composer, four in the gallery, one or two on a phone.
 */
export const tileRows =
  "flex flex-wrap gap-2 [--row:clamp(7.5rem,16cqi,11.5rem)] after:-ml-2 after:h-0 after:grow-[1000000] after:content-['']"
