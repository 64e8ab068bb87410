import { useId, useRef, useState } from 'react'
import type { ListId } from '../../../src/contract/ids.ts'
import type { ListOffer } from '../../../src/contract/imports.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { PlainKey } from '../../i18n/catalogue.ts'
import styles from './list-rows.module.css'

interface RowDetailProps {
  readonly list: ListId
  readonly row: ListOffer['rows'][number]
  readonly offer: Pick<ListOffer, 'remarks' | 'warnings'>
}

const mostThemes = 8
const warningText: Readonly<Record<string, PlainKey>> = {
  invalid_date: 'list.invalidDate',
  partial_date: 'list.partialDate',
  formula: 'list.formula',
}

/** One row as it stands on the list, and taking it over. Another row starts without a theme. */
export function RowDetail({ list, row, offer: { remarks, warnings } }: RowDetailProps) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { taken } = row
  const heading = useRef<HTMLHeadingElement>(null)
  const cells = Object.entries(row.cells).filter(([column, cell]) => cell.trim() !== '' && !remarks.includes(column))
  const warningOf = (column: string): PlainKey | undefined => {
    const found = warnings.find(warning => warning.number === row.number && warning.column === column)
    return found === undefined ? undefined : warningText[found.kind]
  }
  return (
    <div className={styles.detail}>
      <div>
        <h2 className={styles.detailTitle} ref={heading} tabIndex={-1}>
          {t('list.row', { number: row.number })}
        </h2>
        <p className={styles.under}>{t('list.line', { line: String(row.line) })}</p>
      </div>
      {remarks.map(column => {
        const text = row.cells[column] ?? ''
        return text.trim() === '' ? null : (
          <blockquote className={styles.quote} key={column}>
            <span className={styles.under}>
              <Foreign text={column} />
            </span>
            <p>
              <Foreign text={text} />
            </p>
          </blockquote>
        )
      })}
      <dl className={styles.cells}>
        {cells.map(([column, cell]) => {
          const warning = warningOf(column)
          return (
            <div className={styles.cellRow} key={column}>
              <dt>
                <Foreign text={column} />
              </dt>
              <dd className={styles.cell}>
                <Foreign text={cell} />
                {warning !== undefined && <Tag kind="warn">{t(warning)}</Tag>}
              </dd>
            </div>
          )
        })}
      </dl>
      {taken === null ? (
        <Take list={list} number={row.number} onTaken={() => heading.current?.focus()} />
      ) : (
        <div className={styles.take}>
          <Tag kind="ok" icon="check">
            {t('list.taken')}
          </Tag>
          <Button onPress={() => go({ screen: 'signal', signal: taken })}>{t('list.toSignal')}</Button>
        </div>
      )}
    </div>
  )
}

interface TakeProps {
  readonly list: ListId
  readonly number: string
  /** The form goes: the focus has to be somewhere else. */
  readonly onTaken: () => void
}

function Take({ list, number, onTaken }: TakeProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { options } = useCodes()
  const [themes, setThemes] = useState<readonly string[]>([])
  const legend = useId()
  const taking = useCommand(useQueries().imports.takeRow, {
    onDone: made => {
      announce(t('list.saidTaken', { row: number, number: made.number }))
      onTaken()
    },
  })
  const take = useAction('list.take', () => taking.run({ list, row: number, themes: [...themes] }), {
    unavailable: themes.length === 0 ? t('list.themeNeeded') : undefined,
  })
  return (
    <>
      <fieldset className={styles.themes} aria-describedby={legend}>
        <legend className={styles.legend}>{t('list.themes')}</legend>
        <p className={styles.under} id={legend}>
          {t('list.themesHelp')}
        </p>
        <div className={styles.choices}>
          {options('signalThemes').map(({ id, label }) => (
            <Checkbox
              key={id}
              isSelected={themes.includes(id)}
              isDisabled={themes.length >= mostThemes && !themes.includes(id)}
              onChange={isOn => setThemes(isOn ? [...themes, id] : themes.filter(theme => theme !== id))}
            >
              {label}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {taking.problem !== undefined && (
        <Notice kind="stop">
          {taking.problem.text} {taking.problem.next}
        </Notice>
      )}
      <div className={styles.take}>
        <ActionButton of={take} kind="primary" isBusy={taking.isBusy} />
      </div>
    </>
  )
}
