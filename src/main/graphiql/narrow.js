/** Whether the page is as narrow as a phone; style.css says the same. */
export const isNarrow = () => matchMedia('(max-width: 640px)').matches;
