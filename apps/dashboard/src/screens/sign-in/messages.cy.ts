import type { WelshOf } from '../../i18n/define-messages.js';
import type { signInMessages } from './messages.js';

/** What the door says, in Welsh. */
export const signInWelsh: WelshOf<typeof signInMessages> = {
  title: 'Mewngofnodi',
  heading: 'Mewngofnodi i’r arddangosiad',
  lead: 'Mae popeth ynddo wedi’i ddyfeisio. Dewiswch drwy lygaid pwy yr hoffech edrych; nid oes angen dim arall.',
  role: {
    trustLead: 'Arweinydd diogelu’r ymddiriedolaeth',
    headteacher: 'Pennaeth',
    chair: 'Cadeirydd y llywodraethwyr',
    clerk: 'Clerc',
    staff: 'Aelod o staff',
    auditor: 'Archwilydd',
    integrator: 'Integreiddiwr',
    otherTrustLead: 'Arweinydd diogelu grŵp arall',
  },
  does: {
    trustLead: 'Yn gweld pob ysgol yn yr ymddiriedolaeth, beth sydd wedi gwaethygu a phwy i’w hatgoffa.',
    headteacher: 'Yn arwain un ysgol: yn cymeradwyo, ac yn cael gwybod am achosion o dorri polisi.',
    chair: 'Yn penderfynu ar yr hyn sy’n aros am y corff llywodraethu, ac yn darllen yr hyn y gofynnir iddynt amdano.',
    clerk: 'Yn cadw pobl, polisïau a chalendr un ysgol.',
    staff: 'Yn darllen polisïau ac yn eu cadarnhau.',
    auditor: 'Yn darllen yr hanes ac yn ei wirio; heb newid dim.',
    integrator: 'System ysgol neu gyflenwr.',
    otherTrustLead: 'Yn gweld eu hysgolion eu hunain, a dim o’r ymddiriedolaeth hon.',
  },
  off: 'Ni all neb fewngofnodi yma eto',
  offCure:
    'Mae’r arddangosiad wedi’i ddiffodd ar y gweinydd hwn. Gofynnwch i’w weinyddwr am y cyfeiriad i fewngofnodi ynddo.',
  failed: 'Methwyd â mewngofnodi',
};
