/** What the vault puts in place of each letter of a protected reporter's name (src/signals/covered-names.ts). */
export const coverMark = '▒'
/** Cuts a text at what is covered, which stays between the pieces. */
export const covered = /(▒+)/
