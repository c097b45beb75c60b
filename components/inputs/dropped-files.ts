/** What was dropped or pasted: files, and how many folders, which cannot be taken. */
export type Dropped = { files: File[]; folders: number }

/** To be called within the event: afterwards a browser gives nothing away any more. */
export const droppedFiles = (transfer: DataTransfer): Dropped => {
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  if (items.length === 0) return { files: [...transfer.files], folders: 0 }
  const dropped: Dropped = { files: [], folders: 0 }
  for (const item of items) {
    // A folder looks like a file of some bytes that nobody can read.
    if (item.webkitGetAsEntry?.()?.isDirectory) {
      dropped.folders += 1
      continue
    }
    const file = item.getAsFile()
    if (file) dropped.files.push(file)
  }
  return dropped
}
