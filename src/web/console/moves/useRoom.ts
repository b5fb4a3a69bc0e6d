import type { Channel } from '../../shared/contracts.gen'
import { useDesk } from '../desk/useDesk'
import { useNow } from '../desk/useNow'
import { useForms } from '../form/useForms'
import { useTexts } from '../locale/i18n'
import { whyNoRoom } from './whyNoRoom'

/** Why this counsellor cannot take one more contact, as a sentence; empty when there is room. */
export function useRoom() {
  const desk = useDesk()
  const forms = useForms()
  const clock = useNow()
  const { t } = useTexts()

  return function whyNot(channel: Channel): string {
    const held = desk.contacts.filter((c) => !c.gone).map(({ card, form, wrapUpDone }) => ({
      channel: card.channel, state: card.state, risk: forms.forms[card.id]?.base.risk ?? form?.risk ?? ('NotAssessed' as const), wrapUpUntil: wrapUpDone ? null : card.wrapUpUntil,
    }))
    const reason = whyNoRoom(channel, desk.counsellor, desk.connection === 'connected', held, clock.now)
    return reason ? t(`moves.noRoom.${reason}`, { count: desk.counsellor?.chatCapacity ?? 0 }) : ''
  }
}
