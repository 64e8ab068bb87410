import { useTexts } from '../i18n/language-context.tsx'

/** In the head of a screen, instead of a message that goes by. */
export function SavedAt({ at }: { readonly at: number }) {
  const { t, formatTime } = useTexts()
  return <span role="status">{t('state.saved', { time: formatTime(at) })}</span>
}
