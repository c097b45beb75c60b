/** Once they are drawn: the focus on the first field that is wrong, in the order of the form. */
export const goToMistake = (form: HTMLFormElement | null): void =>
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus()
