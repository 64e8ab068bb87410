import type { ContentAccess } from '../../../src/contract/oversight.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useAnnounce } from '../announce.tsx'
import { useQueries } from '../queries-context.tsx'
import { useCodes } from '../use-codes.ts'
import { useCommand } from '../use-command.ts'

/** Over every screen, while a privacy officer has content open: for what, until when, and the way to shut it. */
export function ContentNotice({ content }: { readonly content: ContentAccess }) {
  const { t, formatTime } = useTexts()
  const { purpose } = useCodes()
  const announce = useAnnounce()
  const close = useCommand(useQueries().oversight.close, { onDone: () => announce(t('content.closed')) })
  return (
    <Notice kind="warn">
      <Foreign
        text={t('content.notice', {
          purpose: [purpose(content.purpose), content.reference].filter(part => part !== null).join(', '),
          time: formatTime(content.until),
        })}
      />{' '}
      <Button size="small" onPress={() => close.run({})} isBusy={close.isBusy}>
        {t('content.close')}
      </Button>
    </Notice>
  )
}
