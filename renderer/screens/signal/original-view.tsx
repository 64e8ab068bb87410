import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Pane, Panes } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { OriginalPicture } from './original-picture.tsx'
import { OriginalStrip } from './original-strip.tsx'
import { useShownOriginal } from './use-shown-original.ts'
import { useTurning } from './use-turning.ts'
import styles from './original.module.css'
import desk from './signal.module.css'

/** Where the parts of the screen stand under one another, whoever asks for the original sees its page and not what is above it. */
const bringIntoView = (pages: HTMLElement | null): void => pages?.scrollIntoView({ block: 'start' })

/** The original alone, as large as it can be. */
export function OriginalView() {
  const { t } = useTexts()
  const original = useShownOriginal()
  const { rotation, zoom, actions } = useTurning()
  return (
    <div className={desk.view}>
      <Panes>
        <OriginalStrip />
        <Pane label={t('signal.original')} className={styles.pane}>
          {original === undefined ? (
            <Empty icon="document" title={t('signal.noOriginal')} why={t('signal.noOriginalWhy')} />
          ) : (
            <>
              <div className={styles.bar}>
                <h2 className={styles.head}>
                  <Foreign text={original.name} />
                </h2>
                {actions.map(action => (
                  <ActionButton of={action} size="small" kind="light" key={action.label} />
                ))}
              </div>
              <div
                className={styles.scroll}
                data-part="original"
                tabIndex={0}
                role="group"
                aria-label={t('signal.original')}
                ref={bringIntoView}
              >
                <OriginalPicture original={original.id} rotation={rotation} zoom={zoom} key={original.id} />
              </div>
            </>
          )}
        </Pane>
      </Panes>
    </div>
  )
}
