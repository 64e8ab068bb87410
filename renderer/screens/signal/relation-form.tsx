import { useEffect, useRef, useState } from 'react'
import type { AttachedMention } from '../../../src/contract/entities.ts'
import type { EntityId } from '../../../src/contract/ids.ts'
import { StatementId } from '../../../src/contract/ids.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk, type Pointing } from './desk.ts'
import { relationTypesFor } from './relation-types.ts'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** A tie between two linked mentions: pointed at in the text or chosen here, of a kind from the list, on words of this signal (R40). */
export function RelationForm({ pointing }: { readonly pointing: Pointing }) {
  const { t } = useTexts()
  const { links } = useQueries()
  const { label, books } = useCodes()
  const { attached, weighing, detail } = useSignal()
  const point = useDesk(desk => desk.point)
  const announce = useAnnounce()
  const [type, setType] = useState<string | null>(null)
  const [period, setPeriod] = useState('')
  const [statement, setStatement] = useState<string>('any')
  useAction('everywhere.back', () => point(null))
  const form = useRef<HTMLFormElement>(null)
  // It opens below a long list of mentions.
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  const things = [...new Map(attached.map(row => [row.entity, row])).values()]
  const of = (entity: EntityId | null): AttachedMention | undefined => things.find(row => row.entity === entity)
  const [from, to] = [of(pointing.from), of(pointing.to)]
  const types = relationTypesFor(books?.relationTypes ?? [], from?.kind, to?.kind)
  const chosen = types.find(row => row.code === type)
  const about = weighing.statements.filter(row =>
    attached.some(
      each => each.mention === row.mention && (each.entity === pointing.from || each.entity === pointing.to),
    ),
  )
  const add = useCommand(links.add, {
    onDone: () => {
      announce(t('signal.tieMade'))
      point(null)
    },
  })
  const isComplete =
    from !== undefined &&
    to !== undefined &&
    chosen !== undefined &&
    (chosen.requiresDate !== true || period.trim() !== '')
  const options = things.map(row => ({ id: row.entity, label: `${row.label} (${t(`kind.${row.kind}`)})` }))
  return (
    <form
      className={styles.form}
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!isComplete || add.isBusy) return
        add.run({
          type: chosen.code,
          from: from.entity,
          to: to.entity,
          ...(period.trim() === '' ? {} : { period: period.trim() }),
          ...(statement === 'any' ? { signal: detail.id } : { statement: StatementId.parse(statement) }),
        })
      }}
    >
      <p className={styles.small}>{t('signal.pointHelp')}</p>
      <Select
        label={t('signal.tieFrom')}
        name="from"
        value={pointing.from}
        placeholder={t('signal.chooseOne')}
        options={options}
        onChange={id => point({ ...pointing, from: id })}
      />
      <Select
        label={t('signal.tieTo')}
        name="to"
        value={pointing.to}
        placeholder={t('signal.chooseOne')}
        options={options.filter(({ id }) => id !== pointing.from)}
        onChange={id => point({ ...pointing, to: id })}
      />
      {from !== undefined && to !== undefined && types.length === 0 && (
        <Notice kind="warn">{t('signal.noTypeFits')}</Notice>
      )}
      <Select
        label={t('signal.tieType')}
        name="type"
        value={chosen === undefined ? null : type}
        placeholder={t('signal.chooseOne')}
        options={types.map(({ code }) => ({ id: code, label: label('relationTypes', code) }))}
        onChange={setType}
      />
      <TextField
        label={chosen?.requiresDate === true ? t('signal.periodNeeded') : t('signal.period')}
        name="period"
        value={period}
        onChange={setPeriod}
        help={t('signal.periodHelp')}
      />
      <Select
        label={t('signal.restsOn')}
        name="statement"
        value={statement}
        options={[
          { id: 'any', label: t('signal.restsOnSignal') },
          ...about.map(row => ({ id: row.id, label: row.value.replaceAll(/\s+/g, ' ').slice(0, 80) })),
        ]}
        onChange={setStatement}
      />
      {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
      <div className={styles.actions}>
        <Button onPress={() => point(null)}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={add.isBusy} isDisabled={!isComplete}>
          {t('signal.tieDo')}
        </Button>
      </div>
    </form>
  )
}
