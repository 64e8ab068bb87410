import type { PageStart } from '../../app/bridge.ts'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

/** How the log stood when it was last looked through, before it locked: a verdict and a time, nothing of what is in it. */
export function LogAtLast({ of }: { readonly of: NonNullable<NonNullable<PageStart['locked']>['log']> }) {
  const { t, formatMoment } = useTexts()
  const moment = formatMoment(of.at)
  return (
    <>
      <Icon name={of.sound ? 'shieldChecked' : 'shield'} size="small" />
      {of.sound ? t('unlock.logSound', { moment }) : t('unlock.logBroken', { moment })}
    </>
  )
}
