import { useQuery } from '@tanstack/react-query'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { Coverage } from '../../../src/contract/imports.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AcceptGaps } from './accept-gaps.tsx'
import { depthRows, filesOf } from './depth-rows.ts'
import { gapTexts } from './gap-texts.ts'
import { UndoImport } from './undo-import.tsx'
import styles from './import.module.css'

/** The account of one import: how far everything was read, whether all of it is in the vault, and what is missing (R48). */
export function Account({ run }: { readonly run: ImportId }) {
  const { t } = useTexts()
  const account = useQuery(useQueries().imports.coverage.queryOptions({ input: { run } }))
  return (
    <Panel title={t('import.account')} tag={account.data && <Standing of={account.data} />} isFlush>
      <Answer of={account}>
        {found => (
          <>
            <Depths of={found} />
            <Missing run={run} of={found} />
            <UndoImport run={run} state={found.state} undone={found.undone} />
          </>
        )}
      </Answer>
    </Panel>
  )
}

function Standing({ of: { isOpen, gaps, undone } }: { readonly of: Coverage }) {
  const { t } = useTexts()
  if (undone !== null) return <Tag>{t('import.undone')}</Tag>
  if (isOpen) return <Tag kind="warn">{t('import.accountOpen')}</Tag>
  return gaps.length > 0 ? <Tag>{t('import.accountAccepted')}</Tag> : <Tag kind="ok">{t('import.accountWhole')}</Tag>
}

function Depths({ of }: { readonly of: Coverage }) {
  const { t, formatCount } = useTexts()
  const rows = depthRows.map(({ text, kind }) => ({ text, ...of[kind] }))
  const files = filesOf(of)
  return (
    <table className={styles.sums}>
      <thead>
        <tr>
          <th scope="col">{t('import.accountOf')}</th>
          {(['All', 'Fully', 'Partly', 'Not'] as const).map(column => (
            <th className={styles.number} scope="col" key={column}>
              {t(`import.account${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...(files === null ? [] : [files]), ...rows]
          .filter(({ all }) => all > 0)
          .map(({ text, all, fully, partly, not }) => (
            <tr key={text}>
              <th scope="row">{t(text)}</th>
              {[all, fully, partly, not].map((count, place) => (
                <td className={styles.number} key={place}>
                  {count !== null && formatCount(count)}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
      <tfoot>
        <Storage of={of} />
      </tfoot>
    </table>
  )
}

function Storage({ of: { storage } }: { readonly of: Coverage }) {
  const { t, formatCount } = useTexts()
  const kinds = Object.values(storage)
  const total = (of: 'expected' | 'stored' | 'erased') => kinds.reduce((sum, kind) => sum + kind[of], 0)
  const erased = total('erased')
  return (
    <tr>
      <th scope="row">{t('import.stored')}</th>
      <td className={styles.means} colSpan={4}>
        {t('import.storedAll', { expected: formatCount(total('expected')), stored: formatCount(total('stored')) })}
        {erased > 0 && `, ${t('import.storedErased', { count: erased })}`}
      </td>
    </tr>
  )
}

function Missing({ run, of: { gaps, accepted, isOpen, state } }: { readonly run: ImportId; readonly of: Coverage }) {
  const { t } = useTexts()
  if (gaps.length === 0) return null
  return (
    <div className={styles.missing}>
      <h3 className={styles.needs}>{t('import.missing')}</h3>
      <ul className={styles.gaps}>
        {gaps.map(({ kind, count }) => (
          <li key={kind}>{t(gapTexts[kind], { count })}</li>
        ))}
      </ul>
      <AcceptGaps run={run} state={state} accepted={accepted} isOpen={isOpen} />
    </div>
  )
}
