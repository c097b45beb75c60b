/** The look that all fields share: a control edge of 3:1, and a stronger one with an error. */
export const inputStyle =
  'w-full rounded-md border border-edge bg-panel px-3 text-ink hover:border-second aria-invalid:border-ink aria-invalid:border-2 disabled:opacity-60'
