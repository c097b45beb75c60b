/** A picture that has left the page and is still on its way would take the line from those in sight. */
export const cancelPicture = (image: HTMLImageElement): void =>
  // In development React takes everything away once and puts it back.
  queueMicrotask(() => {
    if (image.isConnected || image.complete) return
    image.removeAttribute('srcset')
    image.removeAttribute('src')
  })
