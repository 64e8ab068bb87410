import type { MessagePeople } from '../../../src/contract/signals.ts'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './message-head.module.css'

const fields = ['from', 'replyTo', 'to', 'cc', 'bcc'] as const
/** More names than these stand in the original. */
const mostNames = 10

/** Who sent a message to whom, address first: a name is what anybody writes before it. */
export function MessageHead({ people }: { readonly people: MessagePeople }) {
  const { t } = useTexts()
  const rows = fields.flatMap(field => {
    const list = field === 'from' ? (people.from === null ? [] : [people.from]) : people[field]
    return list.length === 0 ? [] : [[t(`signal.head.${field}`), <People key={field} list={list} />] as const]
  })
  return (
    <div className={styles.people}>
      <Facts rows={rows} />
    </div>
  )
}

function People({ list }: { readonly list: MessagePeople['to'] }) {
  const { t } = useTexts()
  return (
    <ul className={styles.list}>
      {list.slice(0, mostNames).map(({ address, name }, at) => (
        <li key={at}>
          <Foreign text={address === '' ? name : address} />
          {address !== '' && name !== '' && name !== address && (
            <span className={styles.name}>
              {' '}
              <Foreign text={name} />
            </span>
          )}
        </li>
      ))}
      {list.length > mostNames && <li>{t('signal.head.more', { count: list.length - mostNames })}</li>}
    </ul>
  )
}
