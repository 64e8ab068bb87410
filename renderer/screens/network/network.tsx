import type { Place } from '../../state/place.ts'
import { ChooseCase } from './choose-case.tsx'
import { NetworkOfCase } from './network-of-case.tsx'

/** Ties of one case; without a case it asks for one (R2). */
export function Network({ place }: { readonly place: Extract<Place, { screen: 'network' }> }) {
  return place.case === undefined ? <ChooseCase /> : <NetworkOfCase id={place.case} />
}
