/** The settings in the order in which an office meets them; each is a page of the console with the same name. */
export const settingsPages = [
  { name: 'lines', administrator: false },
  { name: 'duty', administrator: false },
  { name: 'partners', administrator: false },
  { name: 'staff', administrator: true },
  { name: 'phrases', administrator: false },
  { name: 'limits', administrator: false },
  { name: 'audit', administrator: true },
] as const
