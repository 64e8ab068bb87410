import { useQuery } from '@tanstack/react-query'
import { ToggleButton } from 'react-aria-components'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import { kindOf } from './original-kind.ts'
import { useShownOriginal } from './use-shown-original.ts'
import { useSignal } from './use-signal.ts'
import styles from './original.module.css'

const icons: Readonly<Record<ReturnType<typeof kindOf>, IconName>> = {
  pdf: 'document',
  picture: 'image',
  text: 'mail',
  none: 'attachment',
}

/** What came in, file by file, and whether it is still what it was. Pictures of it are drawn when somebody opens one. */
export function OriginalStrip() {
  const { t } = useTexts()
  const { detail } = useSignal()
  const shown = useShownOriginal()
  const show = useDesk(desk => desk.show)
  const look = useDesk(desk => desk.look)
  const view = useDesk(desk => desk.view)
  return (
    <aside className={styles.strip} aria-label={t('signal.originals')} data-pane tabIndex={-1}>
      <h2 className={styles.head}>{t('signal.originals')}</h2>
      {detail.originals.length === 0 && <p className={styles.how}>{t('signal.noOriginal')}</p>}
      <ul className={styles.files}>
        {detail.originals.map(original => (
          <li key={original.id}>
            {original.keptAs === 'extract_only' ? (
              <p className={styles.how}>
                <Icon name="document" size="small" /> {t('signal.listNotKept')} <Foreign text={original.name} />
              </p>
            ) : (
              <ToggleButton
                className={cx(styles.file, shown?.id === original.id && view === 'original' && styles.shown)}
                isSelected={shown?.id === original.id && view === 'original'}
                onChange={() => {
                  show(original.id)
                  look('original')
                }}
              >
                <span className={styles.thumb}>
                  <Icon name={icons[kindOf(original.mediaType)]} size="large" />
                </span>
                <span className={styles.name}>
                  <Foreign text={original.name === '' ? t('signal.unnamedFile') : original.name} />
                </span>
              </ToggleButton>
            )}
          </li>
        ))}
      </ul>
      <Unchanged detail={detail} />
    </aside>
  )
}

/** The bytes compared with the hash that was taken when they came in (R47). */
function Unchanged({ detail }: { readonly detail: SignalDetail }) {
  const { t } = useTexts()
  const { data } = useQuery({
    ...useQueries().inbox.verifyOriginal.queryOptions({ input: { signal: detail.id } }),
    // Compared once when the signal is opened, not after each thing that is done on the desk.
    enabled: query => query.state.data === undefined,
  })
  const [first] = detail.originals
  if (data === undefined || data.verdict === 'none' || first === undefined) return null
  return (
    <div className={styles.hash}>
      {data.verdict === 'unchanged' ? (
        <Tag kind="ok" icon="check">
          {t('signal.unchanged')}
        </Tag>
      ) : (
        <Tag kind="stop" icon="warning">
          {t('signal.changedShort')}
        </Tag>
      )}
      <span className={styles.digest}>{first.sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}</span>
    </div>
  )
}
