import { Button } from 'react-aria-components'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { MentionId, SignalId } from '../../../src/contract/ids.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import styles from './person.module.css'

interface SignalLinkProps {
  readonly signal: SignalId
  readonly number: string
  readonly mention?: MentionId
}

export function SignalLink({ signal, number, mention }: SignalLinkProps) {
  const { go } = useNavigate()
  return (
    <Button
      className={styles.link ?? ''}
      onPress={() => go({ screen: 'signal', signal, ...(mention === undefined ? {} : { mention }) })}
    >
      {number}
    </Button>
  )
}

export function SignalLinks({
  numbers,
  signals,
}: {
  readonly numbers: readonly string[]
  readonly signals: EntityDetail['signals']
}) {
  return numbers.map(number => {
    const signal = signals.find(each => each.number === number)
    return signal === undefined ? null : <SignalLink signal={signal.id} number={number} key={number} />
  })
}
