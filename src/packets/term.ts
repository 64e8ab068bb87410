/** How long a packet holds after release when its author says nothing else. */
export const usualTermDays = 365
