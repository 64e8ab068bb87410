import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { ImportSum, UnitKind } from '../../../src/contract/imports.ts'
import { Panel } from '../../components/panel.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { kinds } from './kinds.ts'
import { Units } from './units.tsx'
import styles from './import.module.css'

interface OutcomeProps {
  readonly run: ImportId
  readonly sum: ImportSum
  readonly notRead: number
  readonly title: string
  /** While it runs, what is listed below is read anew with the numbers. */
  readonly isGrowing?: boolean
}

/** The sum that closes, with a way to each item (R48). What was refused is shown without asking. */
export function Outcome({ run, sum, notRead, title, isGrowing = false }: OutcomeProps) {
  const { t, formatCount } = useTexts()
  const [chosen, setChosen] = useState<UnitKind | null>(null)
  const shown = chosen ?? (sum.refused > 0 ? 'refused' : null)
  return (
    <>
      <Panel title={title} isFlush>
        <table className={styles.sums}>
          <tbody>
            {kinds.map(({ kind, of, text, means }) => (
              <tr key={kind}>
                <th scope="row">{t(text)}</th>
                <td className={styles.number}>{formatCount(sum[of])}</td>
                <td className={styles.means}>{t(means)}</td>
                <td className={styles.looks}>
                  {sum[of] > 0 && (
                    <Button
                      className={styles.look ?? ''}
                      aria-label={t('import.lookAt', { kind: t(text) })}
                      aria-pressed={kind === shown}
                      onPress={() => setChosen(kind)}
                    >
                      {t('import.look')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('import.received')}</th>
              <td className={styles.number}>{formatCount(sum.received)}</td>
              <td className={styles.means} colSpan={2}>
                {t(isGrowing ? 'import.closesSoFar' : 'import.closes')}
              </td>
            </tr>
            {notRead > 0 && (
              <tr>
                <th scope="row">{t('import.notRead')}</th>
                <td className={styles.number}>{formatCount(notRead)}</td>
                <td className={styles.means} colSpan={2}>
                  {t('import.notReadMeans')}
                </td>
              </tr>
            )}
          </tfoot>
        </table>
      </Panel>
      {shown !== null && <Units run={run} kind={shown} sum={sum} isGrowing={isGrowing} key={shown} />}
    </>
  )
}
