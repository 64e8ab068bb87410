import type { Proposal, ReasonRow } from '../../../src/contract/entities.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './person.module.css'

/** Both sides and the reasons in words. No number, no order of strength. */
export function CompareTable({ of: proposal }: { readonly of: Proposal }) {
  const { t, language } = useTexts()
  const rows = (list: readonly ReasonRow[], icon: IconName, kind: string) =>
    list.map((reason, at) => (
      <tr key={`${kind} ${reason.code} ${String(at)}`}>
        <th scope="row" className={styles.reason}>
          <Icon name={icon} size="small" />
          {kind}
        </th>
        <td>
          <Foreign text={reason.left} />
        </td>
        <td>
          <Foreign text={reason.right} />
        </td>
        <td>
          <Foreign text={language === 'nl' ? reason.nl : reason.en} />
        </td>
      </tr>
    ))
  return (
    <table className={styles.compare}>
      <thead>
        <tr>
          <th scope="col">{t('person.weighs')}</th>
          {[proposal.left, proposal.right].map((side, at) => (
            <th scope="col" key={at === 0 ? 'left' : 'right'}>
              <Foreign text={side.label} />
              {side.signals.map(signal => (
                <span className={styles.signalNumber} key={signal.id}>
                  {signal.number}
                </span>
              ))}
            </th>
          ))}
          <th scope="col">{t('person.why')}</th>
        </tr>
      </thead>
      <tbody>
        {rows(proposal.reasons, 'check', t('person.for'))}
        {rows(proposal.against, 'close', t('person.against'))}
        {rows(proposal.notCounted, 'minus', t('person.notCounted'))}
      </tbody>
    </table>
  )
}
